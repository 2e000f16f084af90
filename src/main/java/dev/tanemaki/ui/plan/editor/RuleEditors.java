package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;

/** Makes the editor that goes with a rule. */
public final class RuleEditors {

  private RuleEditors() {}

  /**
   * The editor for rules of that kind; it shows nothing yet.
   *
   * @param edits gets every wish, on the JavaFX thread
   */
  public static RuleEditor of(Rule kind, Formats formats, Consumer<ColumnEdit> edits) {
    return switch (kind) {
      case Rule.Constant _ -> new ConstantEditor(formats, edits);
      case Rule.Sequence _ -> new SequenceEditor(formats, edits);
      case Rule.Draw _ -> new DrawEditor(formats, edits);
      case Rule.Weights _ -> new WeightsEditor(formats, edits);
      case Rule.Bands _ -> new BandsEditor(formats, edits);
      case Rule.Reference _ -> new ReferenceEditor(formats, edits);
      case Rule.Lookup _ -> new LookupEditor(formats, edits);
      case Rule.Translate _ -> new TranslateEditor(formats, edits);
      case Rule.Template _ -> new TemplateEditor(formats, edits);
      case Rule.ArrayOf _ -> new ArrayEditor(formats, edits);
      case Rule.Offset _ -> new OffsetEditor(formats, edits);
      case Rule.Between _ -> new BetweenEditor(formats, edits);
      case Rule.Calendar _ -> new CalendarEditor(formats, edits);
      case Rule.Flags _ -> new FlagsEditor(formats, edits);
      case Rule.Dictionary _ -> new DictionaryEditor(formats, edits);
    };
  }
}
