package dev.tanemaki.plan;

import dev.tanemaki.plan.Distribution.Beta;
import dev.tanemaki.plan.Distribution.Exponential;
import dev.tanemaki.plan.Distribution.LogNormal;
import dev.tanemaki.plan.Distribution.Normal;
import dev.tanemaki.plan.Distribution.Uniform;
import dev.tanemaki.plan.Distribution.Zipf;
import java.util.List;
import java.util.Optional;

/** Reads a distribution: its name as key, its parameters as value. */
final class DistributionReader {

  static final List<String> NAMES =
      List.of("uniform", "normal", "log-normal", "exponential", "beta", "zipf");

  private final Complaints complaints;

  DistributionReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The one distribution among the keys of {@code fields}. */
  Optional<Distribution> among(Fields fields) {
    var found = NAMES.stream().filter(fields::has).toList();
    if (found.size() == 1) {
      var name = found.getFirst();
      return Optional.of(read(name, fields.node(name).orElseThrow(), fields.name(name)));
    }
    if (fields.readable()) {
      fields.complain(
          found.isEmpty()
              ? PlanMessage.NO_DISTRIBUTION.of()
              : PlanMessage.TWO_DISTRIBUTIONS.of(found),
          PlanMessage.ONE_OF.of(String.join(", ", NAMES)));
    }
    return Optional.empty();
  }

  Distribution read(String name, YamlNode node, String where) {
    return switch (name) {
      case "uniform" -> {
        var f = fields(node, where, "min", "max");
        yield new Uniform(f.requiredNumber("min"), f.requiredNumber("max"));
      }
      case "normal" -> {
        var f = fields(node, where, "mean", "sd", "min", "max");
        yield new Normal(f.requiredNumber("mean"), f.requiredNumber("sd"), min(f), max(f));
      }
      case "log-normal" -> {
        var f = fields(node, where, "mu", "sigma", "min", "max");
        yield new LogNormal(
            f.requiredNumber("mu"), f.requiredNumber("sigma"), f.number("min", 0), max(f));
      }
      case "exponential" -> {
        var f = fields(node, where, "mean", "min", "max");
        yield new Exponential(f.requiredNumber("mean"), f.number("min", 0), max(f));
      }
      case "beta" -> {
        var f = fields(node, where, "alpha", "beta", "min", "max");
        yield new Beta(
            f.requiredNumber("alpha"),
            f.requiredNumber("beta"),
            f.number("min", 0),
            f.number("max", 1));
      }
      case "zipf" -> {
        var f = fields(node, where, "n", "exponent");
        f.required("n");
        yield new Zipf(f.whole("n").orElse(1L), f.requiredNumber("exponent"));
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double min(Fields f) {
    return f.number("min", Double.NEGATIVE_INFINITY);
  }

  private static double max(Fields f) {
    return f.number("max", Double.POSITIVE_INFINITY);
  }

  private Fields fields(YamlNode node, String where, String... keys) {
    return new Fields(complaints, node, where, List.of(keys));
  }
}
