package dev.tanemaki.cli;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule in a few words, for {@code plan show}. */
final class RuleText {

  private static final int WIDTH = 70;
  private static final int LISTED = 4;

  private RuleText() {}

  static String of(ColumnPlan column) {
    String text = rule(column.rule());
    if (column.nulls() > 0) {
      text += ", null " + number(100 * column.nulls()) + " %";
    }
    return TextTable.cut(text.replaceAll("\\s+", " "), WIDTH);
  }

  private static String rule(Rule rule) {
    return switch (rule) {
      case Rule.Constant c -> "constant " + c.value();
      case Rule.Sequence s ->
          "sequence from " + s.start() + " by " + s.step() + (s.shuffled() ? ", shuffled" : "");
      case Rule.Draw d -> distribution(d.distribution());
      case Rule.Weights w ->
          "weights "
              + w.choices().stream()
                  .limit(LISTED)
                  .map(c -> c.value() + ": " + number(c.weight()))
                  .collect(Collectors.joining(", "))
              + more(w.choices().size());
      case Rule.Bands b ->
          "bands "
              + b.bands().stream()
                  .limit(LISTED)
                  .map(x -> number(x.low()) + "–" + number(x.high()) + ": " + number(x.weight()))
                  .collect(Collectors.joining(", "))
              + more(b.bands().size());
      case Rule.Reference r ->
          "reference to "
              + r.table()
              + r.column().map(c -> "." + c).orElse("")
              + pick(r.pick())
              + r.within().map(w -> ", same " + w.parent() + " as " + w.own()).orElse("");
      case Rule.Lookup l -> "lookup " + l.via() + "." + l.attribute();
      case Rule.Translate t -> "translate " + t.of() + " (" + t.values().size() + " values)";
      case Rule.Template t -> "template " + t.text();
      case Rule.ArrayOf a -> "array of " + a.templates().size() + " templates";
      case Rule.Offset o -> "offset from " + o.from() + " by " + distribution(o.by());
      case Rule.Between b -> "between " + b.low() + " and " + b.high();
      case Rule.Calendar c -> "calendar, " + days(c.from()) + " to " + days(c.to());
      case Rule.Flags f -> "flags, each by itself (" + f.flags().size() + ")";
      case Rule.Dictionary d -> "dictionary " + d.expression() + ", " + d.size() + " words";
    };
  }

  private static String days(Duration duration) {
    double days = duration.toSeconds() / 86_400.0;
    return number(days) + (Math.abs(days) == 1 ? " day" : " days");
  }

  private static String pick(Pick pick) {
    return switch (pick) {
      case Pick.Evenly() -> ", evenly";
      case Pick.ByColumn(var column) -> ", by " + column;
      case Pick.ByKey byKey -> ", " + byKey.weights().size() + " keys by weight";
      case Pick.Ranked(double exponent) -> ", Zipf " + number(exponent);
      case Pick.FanOut(var children) -> ", children " + distribution(children);
    };
  }

  private static String distribution(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) -> "uniform" + range(min, max);
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          "normal " + number(mean) + " ± " + number(sd) + range(min, max);
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          "log-normal " + number(mu) + " ± " + number(sigma) + range(min, max);
      case Distribution.Exponential(double mean, double min, double max) ->
          "exponential " + number(mean) + range(min, max);
      case Distribution.Beta(double alpha, double beta, double min, double max) ->
          "beta " + number(alpha) + ", " + number(beta) + range(min, max);
      case Distribution.Zipf(long n, double exponent) ->
          "Zipf " + number(exponent) + (n > 0 ? " of " + n : "");
    };
  }

  private static String range(double min, double max) {
    String range = bound(min) + "–" + bound(max);
    return range.equals("–") ? "" : " " + range;
  }

  private static String bound(double value) {
    return Double.isInfinite(value) || Math.abs(value) == Double.MAX_VALUE ? "" : number(value);
  }

  private static String more(int size) {
    return size > LISTED ? ", … (" + size + ")" : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }
}
