package dev.tanemaki.plan;

import dev.tanemaki.schema.ColumnType;
import java.util.Optional;

/** How many different values a column can take, as far as that can be told without making any. */
final class Counts {

  private final Scope scope;
  private final Values values;

  Counts(Scope scope, Values values) {
    this.scope = scope;
    this.values = values;
  }

  /** An upper bound of how many different values a column can take; empty where unknown. */
  Optional<Double> of(String column) {
    var listed = values.texts(column);
    if (listed.isPresent()) {
      return Optional.of((double) listed.get().size());
    }
    return values.enter(column, rule -> of(column, rule)).flatMap(v -> v);
  }

  private Optional<Double> of(String column, Rule rule) {
    return switch (rule) {
      case Rule.Sequence _ ->
          Optional.of(
              scope.rows().isPresent()
                  ? (double) scope.rows().getAsLong()
                  : Double.POSITIVE_INFINITY);
      case Rule.Draw d -> drawn(column, d);
      case Rule.Bands b -> {
        boolean stepped = b.step() > 0 || isWhole(column);
        double step = b.step() > 0 ? b.step() : 1;
        yield stepped
            ? Optional.of(
                b.bands().stream()
                    .filter(x -> x.weight() > 0)
                    .mapToDouble(x -> Math.floor(x.high() / step) - Math.ceil(x.low() / step) + 1)
                    .sum())
            : Optional.empty();
      }
      case Rule.Reference r ->
          scope
              .context()
              .scope(r.table())
              .flatMap(
                  s ->
                      s.rows().isPresent()
                          ? Optional.of((double) s.rows().getAsLong())
                          : Optional.empty());
      case Rule.Template t -> product(t.text());
      case Rule.Dictionary d -> Optional.of((double) d.size());
      case Rule.Calendar c ->
          Optional.of(
              (double) c.to().minus(c.from()).toSeconds() / Math.max(1, c.precision().toSeconds()));
      case Rule.Flags f -> Optional.of(Math.pow(2, f.flags().size()));
      case Rule.Lookup l -> of(l.via());
      case Rule.Offset _, Rule.Between _ -> stepped(column);
      case Rule.Constant _, Rule.Weights _, Rule.Translate _, Rule.ArrayOf _ -> Optional.empty();
    };
  }

  /** The numbers of a column whose neighbours are told apart by a step. */
  private Optional<Double> stepped(String column) {
    return new Domains(scope).of(column) instanceof Domain.Numbers(var spans)
            && spans.stream().allMatch(s -> s.step() > 0)
        ? Optional.of(
            spans.stream().mapToDouble(s -> Math.rint((s.high() - s.low()) / s.step()) + 1).sum())
        : Optional.empty();
  }

  private Optional<Double> drawn(String column, Rule.Draw draw) {
    if (draw.distribution() instanceof Distribution.Zipf z) {
      return Optional.of((double) z.n());
    }
    double[] ends = Domains.ends(draw.distribution());
    double step = draw.step() > 0 ? draw.step() : isWhole(column) ? 1 : 0;
    return step > 0 && Double.isFinite(ends[1] - ends[0])
        ? Optional.of(Math.max(0, Math.floor(ends[1] / step) - Math.ceil(ends[0] / step) + 1))
        : stepped(column);
  }

  private boolean isWhole(String column) {
    return scope.type(column).map(t -> t instanceof ColumnType.Int).orElse(true);
  }

  private Optional<Double> product(String template) {
    double product = 1;
    for (var part : Values.parts(template)) {
      if (part instanceof TemplatePart.Field f) {
        var count = of(f.column());
        if (count.isEmpty()) {
          return Optional.empty();
        }
        product *= count.get();
      }
    }
    return Optional.of(product);
  }
}
