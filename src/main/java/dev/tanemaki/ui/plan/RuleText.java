package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules in the operator's words: what kind, the particulars, and the shares where there are. */
final class RuleText {

  private static final int LISTED = 6;

  private final Messages texts;
  private final Formats formats;

  RuleText(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** The kind of rule in a word or two. */
  String kind(Rule rule) {
    return texts.text(
        "rule."
            + switch (rule) {
              case Rule.Draw(var distribution, var step) -> name(distribution);
              default -> rule.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            });
  }

  /** What the rule does, beyond its kind. */
  String detail(Rule rule) {
    return switch (rule) {
      case Rule.Constant(var value) -> value;
      case Rule.Sequence(var start, var step, var shuffled) ->
          texts.text(shuffled ? "detail.shuffled" : "detail.sequence", start, step);
      case Rule.Draw(var distribution, var step) -> detail(distribution);
      case Rule.Weights(var choices) ->
          list(
              choices.stream().map(c -> c.value() + " " + share(c.weight(), total(rule))).toList());
      case Rule.Bands(var bands, var step) ->
          list(
              bands.stream()
                  .map(
                      b ->
                          number(b.low())
                              + "–"
                              + number(b.high())
                              + " "
                              + share(b.weight(), total(rule)))
                  .toList());
      case Rule.Reference r ->
          "→ "
              + r.table()
              + r.column().map(column -> "." + column).orElse("")
              + pick(r.pick())
              + r.within().map(w -> texts.text("detail.within", w.own())).orElse("");
      case Rule.Lookup(var via, var attribute) -> via + "." + attribute;
      case Rule.Translate t -> texts.text("detail.translate", t.of(), t.values().size());
      case Rule.Template t -> t.text();
      case Rule.ArrayOf(var templates) -> list(templates);
      case Rule.Offset(var from, var by, var unit) ->
          from + " + " + texts.text("rule." + name(by)) + " " + detail(by) + unit(unit);
      case Rule.Between(var low, var high, var step) -> range(low, high);
      case Rule.Calendar c -> range(span(c.from()), span(c.to()));
      case Rule.Flags given ->
          list(
              given.flags().stream()
                  .map(f -> f.label() + " " + share(f.probability(), 1))
                  .toList());
      case Rule.Dictionary(var expression, var size) ->
          texts.text("detail.dictionary", expression, formats.count(size));
    };
  }

  /** Shares to draw, largest 1; empty where the rule has none. */
  static List<Double> shape(Rule rule) {
    List<Double> weights =
        switch (rule) {
          case Rule.Weights(var choices) -> choices.stream().map(Rule.Weighted::weight).toList();
          case Rule.Bands(var bands, var step) -> bands.stream().map(Rule.Band::weight).toList();
          case Rule.Flags f -> f.flags().stream().map(Rule.Flag::probability).toList();
          case Rule.Reference r ->
              r.pick() instanceof Pick.ByKey byKey
                  ? byKey.weights().stream().map(Rule.Weighted::weight).toList()
                  : List.of();
          default -> List.of();
        };
    double largest = weights.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return largest > 0 ? weights.stream().map(w -> w / largest).toList() : List.of();
  }

  private String pick(Pick pick) {
    return switch (pick) {
      case Pick.Evenly() -> texts.text("pick.evenly");
      case Pick.ByColumn(var column) -> texts.text("pick.column", column);
      case Pick.ByKey byKey -> texts.text("pick.key", byKey.weights().size());
      case Pick.Ranked(var exponent) -> texts.text("pick.ranked", number(exponent));
      case Pick.FanOut(var children) ->
          texts.text("pick.fanout", texts.text("rule." + name(children)), detail(children));
    };
  }

  private static double total(Rule rule) {
    return switch (rule) {
      case Rule.Weights(var choices) -> choices.stream().mapToDouble(Rule.Weighted::weight).sum();
      case Rule.Bands(var bands, var step) -> bands.stream().mapToDouble(Rule.Band::weight).sum();
      default -> 1;
    };
  }

  private static String name(Distribution distribution) {
    return distribution.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private String detail(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(var min, var max) -> range(min, max);
      case Distribution.Normal(var mean, var sd, var min, var max) ->
          within(number(mean) + " ± " + number(sd), min, max);
      case Distribution.LogNormal(var mu, var sigma, var min, var max) ->
          within("μ " + number(mu) + " σ " + number(sigma), min, max);
      case Distribution.Exponential(var mean, var min, var max) ->
          within(texts.text("detail.mean", number(mean)), min, max);
      case Distribution.Beta(var alpha, var beta, var min, var max) ->
          within("α " + number(alpha) + " β " + number(beta), min, max);
      case Distribution.Zipf(var n, var exponent) ->
          within(texts.text("detail.exponent", number(exponent)), 1, n > 0 ? n : Double.MAX_VALUE);
    };
  }

  private String within(String shape, double min, double max) {
    String range = range(min, max);
    return range.isEmpty() ? shape : texts.text("detail.and", shape, range);
  }

  private String range(double min, double max) {
    String low = bound(min);
    String high = bound(max);
    return low.isEmpty()
        ? high.isEmpty() ? "" : texts.text("range.to", high)
        : high.isEmpty() ? texts.text("range.from", low) : range(low, high);
  }

  private String range(String low, String high) {
    return texts.text("range", low, high);
  }

  private String bound(double value) {
    return Double.isInfinite(value) || Math.abs(value) >= Double.MAX_VALUE / 2 ? "" : number(value);
  }

  private String unit(Optional<Duration> unit) {
    return unit.map(length -> " × " + span(length)).orElse("");
  }

  private String span(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds % 86_400 == 0
        ? texts.text("span.days", seconds / 86_400)
        : seconds % 3_600 == 0
            ? texts.text("span.hours", seconds / 3_600)
            : seconds % 60 == 0
                ? texts.text("span.minutes", seconds / 60)
                : texts.text("span.seconds", seconds);
  }

  private static String list(List<String> parts) {
    String text = parts.stream().limit(LISTED).collect(Collectors.joining(" · "));
    return parts.size() > LISTED ? text + " · … (" + parts.size() + ")" : text;
  }

  private String share(double weight, double total) {
    return number(Math.rint(1000 * weight / total) / 10) + " %";
  }

  private String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? formats.count((long) value)
        : String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
  }
}
