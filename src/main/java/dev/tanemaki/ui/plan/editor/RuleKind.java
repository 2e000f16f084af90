package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;

/** The kinds of rules as an operator tells them apart. */
public enum RuleKind {
  CONSTANT,
  SEQUENCE,
  UNIFORM,
  NORMAL,
  LOG_NORMAL,
  EXPONENTIAL,
  BETA,
  ZIPF,
  WEIGHTS,
  BANDS,
  REFERENCE,
  LOOKUP,
  TRANSLATE,
  TEMPLATE,
  ARRAY,
  OFFSET,
  BETWEEN,
  CALENDAR,
  FLAGS,
  DICTIONARY;

  /** The kind of that rule. */
  public static RuleKind of(Rule rule) {
    return switch (rule) {
      case Rule.Constant _ -> CONSTANT;
      case Rule.Sequence _ -> SEQUENCE;
      case Rule.Draw(var distribution, var _) -> of(distribution);
      case Rule.Weights _ -> WEIGHTS;
      case Rule.Bands _ -> BANDS;
      case Rule.Reference _ -> REFERENCE;
      case Rule.Lookup _ -> LOOKUP;
      case Rule.Translate _ -> TRANSLATE;
      case Rule.Template _ -> TEMPLATE;
      case Rule.ArrayOf _ -> ARRAY;
      case Rule.Offset _ -> OFFSET;
      case Rule.Between _ -> BETWEEN;
      case Rule.Calendar _ -> CALENDAR;
      case Rule.Flags _ -> FLAGS;
      case Rule.Dictionary _ -> DICTIONARY;
    };
  }

  static RuleKind of(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform _ -> UNIFORM;
      case Distribution.Normal _ -> NORMAL;
      case Distribution.LogNormal _ -> LOG_NORMAL;
      case Distribution.Exponential _ -> EXPONENTIAL;
      case Distribution.Beta _ -> BETA;
      case Distribution.Zipf _ -> ZIPF;
    };
  }
}
