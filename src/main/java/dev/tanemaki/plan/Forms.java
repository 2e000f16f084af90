package dev.tanemaki.plan;

import dev.tanemaki.plan.Form.Either;
import dev.tanemaki.plan.Form.Items;
import dev.tanemaki.plan.Form.Key;
import dev.tanemaki.plan.Form.Keys;
import dev.tanemaki.plan.Form.Naming;
import dev.tanemaki.plan.Form.Reads;
import dev.tanemaki.plan.Form.Value;
import dev.tanemaki.plan.Rule.Pick;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules to the forms in which a file may say them: all that {@link PlanReader} reads back. */
public final class Forms {

  private Forms() {}

  /** What stands after the name of a column. */
  public static Form column(ColumnPlan column) {
    var keys = new ArrayList<Key>();
    rule(column.rule(), keys);
    keys.add(defaulted("nulls", number(column.nulls()), column.nulls() == 0));
    var full = new Keys(Naming.WORDS, keys);
    if (column.rule() instanceof Rule.Constant(var value)) {
      if (value.isEmpty() && column.nulls() == 1) {
        return new Either(List.of(new Value("~", Reads.NOTHING), full));
      }
      if (column.nulls() == 0) {
        return new Either(List.of(text(value), full));
      }
    }
    return full;
  }

  /** What stands after {@code rows}; empty for a list. */
  public static Optional<Form> rows(Rows rows) {
    return switch (rows) {
      case Rows.Count(long count) -> Optional.of(whole(count));
      case Rows.PerParent() -> Optional.of(text("per-parent"));
      case Rows.Listed _ -> Optional.empty();
    };
  }

  public static Form whole(long value) {
    return new Value(Long.toString(value), Reads.NUMBER);
  }

  private static void rule(Rule rule, List<Key> keys) {
    switch (rule) {
      case Rule.Constant(var value) -> keys.add(key("constant", text(value)));
      case Rule.Sequence s -> keys.add(key("sequence", sequence(s)));
      case Rule.Draw(var distribution, double step) -> {
        keys.add(DistributionForms.of(distribution));
        step(step, keys);
      }
      case Rule.Weights(var choices) ->
          keys.add(
              key(
                  "weights",
                  new Keys(
                      Naming.FREE,
                      choices.stream()
                          .map(c -> choice(c.value(), "weight", c.weight(), c.text()))
                          .toList())));
      case Rule.Bands(var bands, double step) -> {
        keys.add(
            key(
                "bands",
                new Keys(
                    Naming.RANGES,
                    bands.stream()
                        .map(b -> choice(range(b), "weight", b.weight(), b.text()))
                        .toList())));
        step(step, keys);
      }
      case Rule.Reference r -> keys.add(key("reference", reference(r)));
      case Rule.Lookup l -> keys.add(key("lookup", lookup(l)));
      case Rule.Translate t -> keys.add(key("translate", translate(t)));
      case Rule.Template(var template) -> keys.add(key("template", text(template)));
      case Rule.ArrayOf(var templates) ->
          keys.add(key("array", new Items(templates.stream().map(t -> (Form) text(t)).toList())));
      case Rule.Offset(var from, var by, var unit) -> {
        var inner = new ArrayList<>(List.of(key("from", text(from)), DistributionForms.of(by)));
        unit.flatMap(RuleReader::unitName).ifPresent(u -> inner.add(key("unit", text(u))));
        keys.add(key("offset", words(inner)));
      }
      case Rule.Between(var low, var high, double step) -> {
        keys.add(key("between", words(List.of(key("low", text(low)), key("high", text(high))))));
        step(step, keys);
      }
      case Rule.Calendar c -> keys.add(key("calendar", calendar(c)));
      case Rule.Flags(var flags, var separator, var none) -> {
        keys.add(
            key(
                "flags",
                new Keys(
                    Naming.FREE,
                    flags.stream()
                        .map(f -> choice(f.label(), "probability", f.probability(), f.text()))
                        .toList())));
        keys.add(defaulted("separator", text(separator), separator.equals(", ")));
        keys.add(defaulted("none", text(none), none.isEmpty()));
      }
      case Rule.Dictionary(var expression, int size) -> {
        var full =
            words(
                List.of(
                    key("faker", text(expression)),
                    defaulted("size", whole(size), size == 10_000)));
        keys.add(
            key("dictionary", size == 10_000 ? new Either(List.of(text(expression), full)) : full));
      }
    }
  }

  private static Form sequence(Rule.Sequence s) {
    var full =
        words(
            List.of(
                key("start", whole(s.start())),
                defaulted("step", whole(s.step()), s.step() == 1),
                defaulted("shuffled", text("" + s.shuffled()), !s.shuffled())));
    return s.step() == 1 && !s.shuffled() ? new Either(List.of(full, whole(s.start()))) : full;
  }

  private static Form reference(Rule.Reference r) {
    var keys = new ArrayList<Key>();
    keys.add(key("table", text(r.table())));
    r.column().ifPresent(c -> keys.add(key("column", text(c))));
    switch (r.pick()) {
      case Pick.Evenly() -> {}
      case Pick.ByColumn(var column) -> keys.add(key("by", text(column)));
      case Pick.ByKey(var weights, double others, var by) -> {
        keys.add(
            key(
                "weights",
                new Keys(
                    Naming.FREE,
                    weights.stream().map(w -> key(w.value(), number(w.weight()))).toList())));
        keys.add(others(others, by));
      }
      case Pick.Ranked(double exponent) -> keys.add(key("zipf", number(exponent)));
      case Pick.FanOut(var children) ->
          keys.add(key("fan-out", words(List.of(DistributionForms.of(children)))));
    }
    r.within().ifPresent(w -> keys.add(key("within", within(w))));
    return keys.size() == 1 ? new Either(List.of(text(r.table()), words(keys))) : words(keys);
  }

  private static Key others(double weight, Optional<String> by) {
    if (by.isPresent()) {
      return key(
          "others", words(List.of(key("weight", number(weight)), key("by", text(by.get())))));
    }
    var either = List.of(number(weight), words(List.of(key("weight", number(weight)))));
    return defaulted("others", new Either(either), weight == 0);
  }

  private static Form within(Rule.Within within) {
    var full = new Keys(Naming.FREE, List.of(key(within.parent(), text(within.own()))));
    return within.parent().equals(within.own())
        ? new Either(List.of(text(within.own()), full))
        : full;
  }

  private static Form lookup(Rule.Lookup l) {
    var full = words(List.of(key("via", text(l.via())), key("attribute", text(l.attribute()))));
    boolean dotted = !l.via().isEmpty() && l.via().indexOf('.') < 0 && !l.attribute().isEmpty();
    return dotted ? new Either(List.of(text(l.via() + "." + l.attribute()), full)) : full;
  }

  private static Form translate(Rule.Translate t) {
    var keys = new ArrayList<Key>();
    keys.add(key("of", text(t.of())));
    keys.add(
        key(
            "values",
            new Keys(
                Naming.FREE,
                t.values().entrySet().stream()
                    .map(e -> key(e.getKey(), text(e.getValue())))
                    .toList())));
    t.otherwise().ifPresent(o -> keys.add(key("otherwise", text(o))));
    return words(keys);
  }

  private static Form calendar(Rule.Calendar c) {
    var keys = new ArrayList<Key>();
    keys.add(key("from", new Value(Scalars.text(c.from()), Reads.DURATION)));
    keys.add(key("to", new Value(Scalars.text(c.to()), Reads.DURATION)));
    if (!c.weekdays().isEmpty()) {
      keys.add(
          key(
              "weekdays",
              words(
                  new TreeMap<>(c.weekdays())
                      .entrySet().stream()
                          .map(e -> key(day(e.getKey()), number(e.getValue())))
                          .toList())));
    }
    if (!c.hours().isEmpty()) {
      keys.add(key("hours", new Form.Hours(Map.copyOf(c.hours()))));
    }
    keys.add(
        defaulted(
            "precision",
            new Value(Scalars.text(c.precision()), Reads.DURATION),
            c.precision().toMillis() == 1_000));
    if (!c.months().isEmpty()) {
      keys.add(
          key(
              "months",
              words(
                  new TreeMap<>(c.months())
                      .entrySet().stream()
                          .map(
                              e ->
                                  key(
                                      CalendarReader.MONTHS.get(e.getKey().getValue() - 1),
                                      number(e.getValue())))
                          .toList())));
    }
    keys.add(defaulted("growth", number(c.growth()), c.growth() == 1));
    return words(keys);
  }

  private static String day(DayOfWeek day) {
    return CalendarReader.DAYS.get(day.getValue() - 1);
  }

  private static void step(double step, List<Key> keys) {
    if (step != 0) {
      keys.add(key("step", number(step)));
    }
  }

  private static Key choice(String key, String weightKey, double weight, String text) {
    if (!text.isEmpty()) {
      return key(key, words(List.of(key(weightKey, number(weight)), key("text", text(text)))));
    }
    var full = words(List.of(key(weightKey, number(weight)), defaulted("text", text(""), true)));
    return key(key, new Either(List.of(number(weight), full)));
  }

  /** Without an exponent: a band's ends are read without one. */
  private static String range(Rule.Band band) {
    var low = new BigDecimal(Scalars.text(band.low())).toPlainString();
    var high = new BigDecimal(Scalars.text(band.high())).toPlainString();
    return band.low() < 0 || band.high() < 0 ? low + ".." + high : low + "-" + high;
  }

  static Form words(List<Key> keys) {
    return new Keys(Naming.WORDS, keys);
  }

  static Key key(String key, Form value) {
    return new Key(key, value, false);
  }

  static Key defaulted(String key, Form value, boolean silent) {
    return new Key(key, value, silent);
  }

  private static Value text(String text) {
    return new Value(text, Reads.TEXT);
  }

  static Value number(double value) {
    return new Value(Scalars.text(value), Reads.NUMBER);
  }
}
