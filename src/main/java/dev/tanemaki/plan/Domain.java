package dev.tanemaki.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The values a column can take, nulls aside, as far as that can be told before a row is made. */
public sealed interface Domain {

  /** These and no others, as the plan writes them. */
  record Listed(Set<String> values) implements Domain {}

  /** Numbers in these spans, which are in order and lie apart. */
  record Numbers(List<Span> spans) implements Domain {
    public Numbers {
      spans = List.copyOf(spans);
    }

    public double low() {
      return spans.getFirst().low();
    }

    public double high() {
      return spans.getLast().high();
    }
  }

  /**
   * Numbers from {@code low} to {@code high}, which a row can have unless they are infinite.
   *
   * @param step the next number after one is this much greater; 0 where any number between may be
   * @param open whether {@code high} itself is not reached
   */
  record Span(double low, double high, double step, boolean open) {}

  /** It cannot be told. */
  record Anything() implements Domain {}

  /** Spans in order; those that touch are one. */
  static Domain numbers(List<Span> spans) {
    var merged = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparingDouble(Span::low)).toList()) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.step() == span.step() && span.low() <= last.high() + last.step()) {
        boolean further = span.high() >= last.high();
        merged.set(
            merged.size() - 1,
            new Span(
                last.low(),
                Math.max(last.high(), span.high()),
                span.step(),
                further ? span.open() : last.open()));
      } else {
        merged.add(span);
      }
    }
    return merged.isEmpty() ? new Anything() : new Numbers(merged);
  }

  /** In a few words: {@code 501–5,000}, {@code hourly, daily, monthly}; empty where untold. */
  default String words() {
    return switch (this) {
      case Anything() -> "";
      case Listed(var values) -> Names.list(values).toString();
      case Numbers(var spans) ->
          spans.stream()
              .map(s -> s.low() == s.high() ? text(s.low()) : text(s.low()) + "–" + text(s.high()))
              .limit(6)
              .collect(Collectors.joining(", ", "", spans.size() > 6 ? ", …" : ""));
    };
  }

  private static String text(double value) {
    if (Double.isInfinite(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    return new BigDecimal(Scalars.text(value)).round(new java.math.MathContext(6)).toPlainString();
  }
}
