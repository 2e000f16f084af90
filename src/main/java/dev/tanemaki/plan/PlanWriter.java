package dev.tanemaki.plan;

import dev.tanemaki.plan.Rule.Pick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plans to canonical YAML: one text per plan, whatever its file looked like. Lists and DDL stand in
 * place, so that the text alone is enough to go on with a run when the files are gone. {@link
 * PlanReader#readWritten} reads it back to an equal plan.
 */
public final class PlanWriter {

  private final StringBuilder out = new StringBuilder();

  private PlanWriter() {}

  public static String write(Plan plan) {
    var writer = new PlanWriter();
    writer.plan(plan);
    return writer.out.toString();
  }

  static String fingerprint(Plan plan, String generatorVersion) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(("generator: " + generatorVersion + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(write(plan).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void plan(Plan plan) {
    line(0, "plan: " + quote(plan.name()));
    line(0, "seed: " + plan.seed());
    line(0, "locale: " + quote(plan.locale().toLanguageTag()));
    line(0, "reference: " + quote(plan.reference().toString()));
    plan.ddl().ifPresent(d -> line(0, "schema: {sql: " + quote(d) + "}"));
    if (!plan.with().isEmpty()) {
      line(0, "with:");
      plan.with().forEach(this::table);
    }
    line(0, "tables:");
    plan.tables().forEach(this::table);
  }

  private void table(TablePlan table) {
    line(1, quote(table.name()) + ":");
    switch (table.rows()) {
      case Rows.Count(long count) -> line(2, "rows: " + count);
      case Rows.PerParent() -> line(2, "rows: per-parent");
      case Rows.Listed l -> {
        line(2, "data:");
        line(3, "source: " + quote(l.source()));
        line(3, "csv: " + quote(CsvReader.write(l)));
      }
    }
    columns("columns", table.columns());
    columns("with", table.with());
  }

  private void columns(String key, List<ColumnPlan> columns) {
    if (columns.isEmpty()) {
      return;
    }
    line(2, key + ":");
    for (var column : columns) {
      var nulls = column.nulls() == 0 ? "" : ", nulls: " + number(column.nulls());
      line(3, quote(column.name()) + ": {" + rule(column.rule()) + nulls + "}");
    }
  }

  /** A rule with its keys, in flow style without the outer braces. */
  static String rule(Rule rule) {
    return switch (rule) {
      case Rule.Constant(var value) -> "constant: " + quote(value);
      case Rule.Sequence(long start, long step, boolean shuffled) ->
          "sequence: {start: " + start + ", step: " + step + (shuffled ? ", shuffled: true}" : "}");
      case Rule.Draw(var distribution, double step) -> distribution(distribution) + step(step);
      case Rule.Weights(var choices) ->
          "weights: " + flow(choices, c -> choice(c.value(), "weight", c.weight(), c.text()));
      case Rule.Bands(var bands, double step) ->
          "bands: "
              + flow(
                  bands,
                  b -> choice(Scalars.range(b.low(), b.high()), "weight", b.weight(), b.text()))
              + step(step);
      case Rule.Reference r -> "reference: {" + reference(r) + "}";
      case Rule.Lookup(var via, var attribute) ->
          "lookup: {via: " + quote(via) + ", attribute: " + quote(attribute) + "}";
      case Rule.Translate t ->
          "translate: {of: "
              + quote(t.of())
              + ", values: "
              + flow(
                  List.copyOf(t.values().entrySet()),
                  e -> quote(e.getKey()) + ": " + quote(e.getValue()))
              + t.otherwise().map(o -> ", otherwise: " + quote(o)).orElse("")
              + "}";
      case Rule.Template(var text) -> "template: " + quote(text);
      case Rule.ArrayOf(var templates) ->
          "array: "
              + templates.stream()
                  .map(PlanWriter::quote)
                  .collect(Collectors.joining(", ", "[", "]"));
      case Rule.Offset(var from, var by, var unit) ->
          "offset: {from: "
              + quote(from)
              + ", "
              + distribution(by)
              + unit.flatMap(RuleReader::unitName).map(u -> ", unit: " + u).orElse("")
              + "}";
      case Rule.Between(var low, var high, double step) ->
          "between: {low: " + quote(low) + ", high: " + quote(high) + "}" + step(step);
      case Rule.Calendar c -> "calendar: {" + calendar(c) + "}";
      case Rule.Flags(var flags, var separator, var none) ->
          "flags: "
              + flow(flags, f -> choice(f.label(), "probability", f.probability(), f.text()))
              + ", separator: "
              + quote(separator)
              + ", none: "
              + quote(none);
      case Rule.Dictionary(var expression, int size) ->
          "dictionary: {faker: " + quote(expression) + ", size: " + size + "}";
    };
  }

  private static String reference(Rule.Reference r) {
    var text = new StringBuilder("table: " + quote(r.table()));
    r.column().ifPresent(c -> text.append(", column: ").append(quote(c)));
    switch (r.pick()) {
      case Pick.Evenly() -> {}
      case Pick.ByColumn(var column) -> text.append(", by: ").append(quote(column));
      case Pick.ByKey(var weights, double othersWeight, var othersBy) -> {
        text.append(", weights: ");
        text.append(flow(weights, w -> choice(w.value(), "weight", w.weight(), w.text())));
        if (othersBy.isPresent()) {
          text.append(", others: {weight: ").append(number(othersWeight));
          text.append(", by: ").append(quote(othersBy.get())).append('}');
        } else if (othersWeight != 0) {
          text.append(", others: ").append(number(othersWeight));
        }
      }
      case Pick.Ranked(double exponent) -> text.append(", zipf: ").append(number(exponent));
      case Pick.FanOut(var children) ->
          text.append(", fan-out: {").append(distribution(children)).append('}');
    }
    r.within()
        .ifPresent(
            w ->
                text.append(", within: {")
                    .append(quote(w.parent()))
                    .append(": ")
                    .append(quote(w.own()))
                    .append('}'));
    return text.toString();
  }

  private static String calendar(Rule.Calendar c) {
    var text = new StringBuilder();
    text.append("from: ").append(Scalars.text(c.from()));
    text.append(", to: ").append(Scalars.text(c.to()));
    if (!c.weekdays().isEmpty()) {
      text.append(", weekdays: ")
          .append(
              flow(
                  c.weekdays().entrySet().stream()
                      .sorted(java.util.Map.Entry.comparingByKey())
                      .toList(),
                  e ->
                      CalendarReader.DAYS.get(e.getKey().getValue() - 1)
                          + ": "
                          + number(e.getValue())));
    }
    if (!c.hours().isEmpty()) {
      text.append(", hours: ")
          .append(
              flow(
                  c.hours().entrySet().stream()
                      .sorted(java.util.Map.Entry.comparingByKey())
                      .toList(),
                  e -> e.getKey() + ": " + number(e.getValue())));
    }
    text.append(", precision: ").append(Scalars.text(c.precision()));
    if (!c.months().isEmpty()) {
      text.append(", months: ")
          .append(
              flow(
                  c.months().entrySet().stream()
                      .sorted(java.util.Map.Entry.comparingByKey())
                      .toList(),
                  e ->
                      CalendarReader.MONTHS.get(e.getKey().getValue() - 1)
                          + ": "
                          + number(e.getValue())));
    }
    // Only where there is any, so that plans from before keep their fingerprint.
    return text.append(c.growth() == 1 ? "" : ", growth: " + number(c.growth())).toString();
  }

  private static String distribution(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) ->
          "uniform: {min: " + number(min) + ", max: " + number(max) + "}";
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          "normal: {mean: " + number(mean) + ", sd: " + number(sd) + bounds(min, max) + "}";
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          "log-normal: {mu: " + number(mu) + ", sigma: " + number(sigma) + bounds(min, max) + "}";
      case Distribution.Exponential(double mean, double min, double max) ->
          "exponential: {mean: " + number(mean) + bounds(min, max) + "}";
      case Distribution.Beta(double alpha, double beta, double min, double max) ->
          "beta: {alpha: " + number(alpha) + ", beta: " + number(beta) + bounds(min, max) + "}";
      case Distribution.Zipf(long n, double exponent) ->
          "zipf: {n: " + n + ", exponent: " + number(exponent) + "}";
    };
  }

  private static String bounds(double min, double max) {
    return (Double.isInfinite(min) ? "" : ", min: " + number(min))
        + (Double.isInfinite(max) ? "" : ", max: " + number(max));
  }

  private static String choice(String key, String weightKey, double weight, String text) {
    return quote(key)
        + ": "
        + (text.isEmpty()
            ? number(weight)
            : "{" + weightKey + ": " + number(weight) + ", text: " + quote(text) + "}");
  }

  private static String step(double step) {
    return step == 0 ? "" : ", step: " + number(step);
  }

  private static String number(double value) {
    return Scalars.text(value);
  }

  private static <T> String flow(List<T> items, java.util.function.Function<T, String> item) {
    return items.stream().map(item).collect(Collectors.joining(", ", "{", "}"));
  }

  private void line(int indent, String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
  }

  /** A double-quoted YAML scalar on one line, safe for any text. */
  static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  boolean printable =
                      c >= 0x20
                          && c != 0x7f
                          && !(c >= 0x80 && c < 0xa0)
                          && c != 0x2028
                          && c != 0x2029
                          && c != 0xfeff
                          && c != 0xfffe
                          && c != 0xffff
                          && !(c >= 0xd800 && c < 0xe000);
                  if (printable) {
                    quoted.appendCodePoint(c);
                  } else {
                    quoted.append(String.format("\\u%04x", c & 0xffff));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
