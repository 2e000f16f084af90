package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which kinds of rules go with a column, and what each begins with. */
final class RuleKinds {

  static final List<RuleKind> DISTRIBUTIONS =
      List.of(
          RuleKind.UNIFORM,
          RuleKind.NORMAL,
          RuleKind.LOG_NORMAL,
          RuleKind.EXPONENTIAL,
          RuleKind.BETA,
          RuleKind.ZIPF);

  private RuleKinds() {}

  static String name(Messages texts, RuleKind kind) {
    return texts.text("kind." + kind.name().toLowerCase(Locale.ROOT));
  }

  /** The kinds that can fill a column, the one it has among them. */
  static List<RuleKind> fitting(EditorContext context, Optional<RuleKind> now) {
    return Arrays.stream(RuleKind.values())
        .filter(k -> now.filter(k::equals).isPresent() || fits(k, context))
        .toList();
  }

  private static boolean fits(RuleKind kind, EditorContext context) {
    if (context.column().isEmpty()) {
      return true;
    }
    var type = context.column().get().type();
    return switch (kind) {
      case CONSTANT, WEIGHTS, REFERENCE, LOOKUP, TRANSLATE -> !(type instanceof ColumnType.Other);
      case SEQUENCE, UNIFORM, NORMAL, LOG_NORMAL, EXPONENTIAL, BETA, ZIPF, BANDS -> isNumber(type);
      case OFFSET, BETWEEN -> isNumber(type) || isTime(type);
      case TEMPLATE, DICTIONARY ->
          type instanceof ColumnType.Text || type instanceof ColumnType.Json;
      case CALENDAR -> isTime(type);
      case ARRAY, FLAGS -> type instanceof ColumnType.Array;
    };
  }

  private static boolean isNumber(ColumnType type) {
    return type instanceof ColumnType.Int
        || type instanceof ColumnType.Numeric
        || type instanceof ColumnType.Real;
  }

  private static boolean isTime(ColumnType type) {
    return type instanceof ColumnType.Timestamp || type instanceof ColumnType.Date;
  }

  /** A distribution of that kind over a range. */
  static Distribution distribution(RuleKind kind, double min, double max) {
    double width = Math.max(max - min, 1e-6);
    double middle = Shares.clean(min + width / 2);
    return switch (kind) {
      case NORMAL -> new Distribution.Normal(middle, Shares.clean(width / 6), min, max);
      case LOG_NORMAL -> {
        double low = Math.max(min, 0);
        double median = Math.max(low + (max - low) / 4, 1e-3);
        yield new Distribution.LogNormal(
            Math.rint(Math.log(median) * 1_000) / 1_000, 0.5, low, Math.max(max, low + 1));
      }
      case EXPONENTIAL -> new Distribution.Exponential(Shares.clean(width / 5), min, max);
      case BETA -> new Distribution.Beta(2, 5, min, max);
      case ZIPF -> new Distribution.Zipf(Math.max(10, Math.round(max)), 1.05);
      case UNIFORM,
          CONSTANT,
          SEQUENCE,
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
          DICTIONARY ->
          new Distribution.Uniform(min, max);
    };
  }

  /**
   * A rule of that kind for a column, from what its present rule says where that can be kept.
   *
   * @param now the present rule; empty where there is none
   */
  static Rule start(RuleKind kind, String column, Optional<Rule> now, EditorContext context) {
    double[] range = now.map(RuleKinds::range).orElse(new double[] {0, 100});
    double step =
        now.map(
                r ->
                    switch (r) {
                      case Rule.Draw d -> d.step();
                      case Rule.Bands b -> b.step();
                      case Rule.Between b -> b.step();
                      default -> 0.0;
                    })
            .orElse(0.0);
    var siblings = NamesOf.siblings(context, column);
    var choosing = NamesOf.choosing(context, column);
    return switch (kind) {
      case CONSTANT -> new Rule.Constant(constant(context));
      case SEQUENCE -> new Rule.Sequence(1, 1, false);
      case UNIFORM, NORMAL, LOG_NORMAL, EXPONENTIAL, BETA, ZIPF ->
          new Rule.Draw(distribution(kind, range[0], range[1]), step);
      case WEIGHTS -> new Rule.Weights(values(now, context));
      case BANDS -> bands(range, step, Fields.whole(context) || context.column().isEmpty());
      case REFERENCE ->
          new Rule.Reference(
              NamesOf.tables(context.plan()).stream()
                  .filter(t -> !t.equals(context.table()))
                  .findFirst()
                  .orElse(""),
              Optional.empty(),
              new Rule.Pick.Evenly(),
              Optional.empty());
      case LOOKUP -> {
        var via = choosing.stream().findFirst().orElse("");
        yield new Rule.Lookup(
            via, NamesOf.attributes(context, via).stream().findFirst().orElse(""));
      }
      case TRANSLATE ->
          new Rule.Translate(
              siblings.stream().findFirst().orElse(""), Map.of(), Optional.of(constant(context)));
      case TEMPLATE ->
          new Rule.Template(siblings.stream().findFirst().map(n -> "{" + n + "}").orElse(""));
      case ARRAY ->
          new Rule.ArrayOf(
              List.of(siblings.stream().findFirst().map(n -> "{" + n + "}").orElse("")));
      case OFFSET -> {
        boolean time = context.column().map(c -> isTime(c.type())).orElse(false);
        yield new Rule.Offset(
            siblings.stream().findFirst().orElse(""),
            new Distribution.Uniform(0, 10),
            time ? Optional.of(Duration.ofDays(1)) : Optional.empty());
      }
      case BETWEEN -> between(range, step, context);
      case CALENDAR ->
          new Rule.Calendar(
              Duration.ofDays(-90), Duration.ZERO, Map.of(), Map.of(), Duration.ofMinutes(1));
      case FLAGS -> new Rule.Flags(flags(now));
      case DICTIONARY -> new Rule.Dictionary("Name.fullName", 10_000);
    };
  }

  private static String constant(EditorContext context) {
    return context
        .column()
        .map(
            c ->
                switch (c.type()) {
                  case ColumnType.Bool _ -> "false";
                  case ColumnType.Int _, ColumnType.Numeric _, ColumnType.Real _ -> "0";
                  case ColumnType.Enumeration e -> e.labels().getFirst();
                  case ColumnType.Timestamp _, ColumnType.Date _ ->
                      context.plan().reference().toLocalDate().toString();
                  case ColumnType.Time _ -> "09:00";
                  case ColumnType.Array _ -> "{}";
                  case ColumnType.Json _ -> "null";
                  case ColumnType.Uuid _ -> "00000000-0000-0000-0000-000000000000";
                  case ColumnType.Text _,
                      ColumnType.Interval _,
                      ColumnType.Bytea _,
                      ColumnType.Other _ ->
                      "";
                })
        .orElse("");
  }

  private static List<Rule.Weighted> values(Optional<Rule> now, EditorContext context) {
    if (now.isPresent() && now.get() instanceof Rule.Flags f) {
      return f.flags().stream()
          .map(flag -> new Rule.Weighted(flag.label(), flag.probability() * 100, flag.text()))
          .toList();
    }
    if (now.isPresent() && now.get() instanceof Rule.Constant(var value) && !value.isEmpty()) {
      return List.of(new Rule.Weighted(value, 100));
    }
    List<String> labels =
        context
            .column()
            .map(
                c ->
                    switch (c.type()) {
                      case ColumnType.Bool _ -> List.of("true", "false");
                      case ColumnType.Enumeration e -> e.labels();
                      case ColumnType.Int _, ColumnType.Numeric _, ColumnType.Real _ ->
                          List.of("1", "2");
                      default -> List.of("A", "B");
                    })
            .orElse(List.of("A", "B"));
    double share = Math.floor(100.0 / labels.size());
    var values = new ArrayList<Rule.Weighted>();
    for (int i = 0; i < labels.size(); i++) {
      double weight = i == 0 ? 100 - share * (labels.size() - 1) : share;
      values.add(new Rule.Weighted(labels.get(i), weight));
    }
    return values;
  }

  private static List<Rule.Flag> flags(Optional<Rule> now) {
    return now.isPresent() && now.get() instanceof Rule.Weights(var choices)
        ? choices.stream().map(c -> new Rule.Flag(c.value(), 0.5, c.text())).toList()
        : List.of(new Rule.Flag("A", 0.5), new Rule.Flag("B", 0.5));
  }

  private static Rule bands(double[] range, double step, boolean whole) {
    double unit = step > 0 ? step : whole ? 1 : 0;
    double width = range[1] - range[0];
    double first = edge(range[0] + width / 3, unit);
    double second = edge(range[0] + 2 * width / 3, unit);
    double gap = whole ? 1 : 0;
    return new Rule.Bands(
        List.of(
            new Rule.Band(range[0], first - gap, 40),
            new Rule.Band(first, second - gap, 40),
            new Rule.Band(second, range[1], 20)),
        step);
  }

  private static double edge(double value, double unit) {
    return unit > 0 ? Shares.rounded(value, unit) : Shares.clean(value);
  }

  private static Rule between(double[] range, double step, EditorContext context) {
    if (context.column().map(c -> isTime(c.type())).orElse(false)) {
      var day = context.plan().reference().toLocalDate();
      return new Rule.Between(day.minusDays(90).toString(), day.toString(), step);
    }
    return new Rule.Between(text(range[0]), text(range[1]), step);
  }

  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Where the numbers of a rule lie, as far as it says so itself. */
  private static double[] range(Rule rule) {
    return switch (rule) {
      case Rule.Draw(var d, double _) -> {
        double[] view = Curve.view(d);
        double min = Parameters.min(d);
        double max = Parameters.max(d);
        yield new double[] {
          Double.isFinite(min) ? min : Shares.clean(Math.floor(view[0])),
          Double.isFinite(max) ? max : Shares.clean(Math.ceil(view[1]))
        };
      }
      case Rule.Bands(var bands, double _) ->
          new double[] {
            bands.stream().mapToDouble(Rule.Band::low).min().orElse(0),
            bands.stream().mapToDouble(Rule.Band::high).max().orElse(100)
          };
      case Rule.Between(var low, var high, double _) -> {
        var from = dev.tanemaki.ui.kit.NumberText.parseDecimal(low);
        var to = dev.tanemaki.ui.kit.NumberText.parseDecimal(high);
        yield from.isPresent() && to.isPresent() && from.getAsDouble() < to.getAsDouble()
            ? new double[] {from.getAsDouble(), to.getAsDouble()}
            : new double[] {0, 100};
      }
      default -> new double[] {0, 100};
    };
  }

  /** The same with the nulls it had. */
  static ColumnPlan start(RuleKind kind, ColumnPlan now, EditorContext context) {
    return new ColumnPlan(
        now.name(), start(kind, now.name(), Optional.of(now.rule()), context), now.nulls());
  }
}
