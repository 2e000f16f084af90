package dev.tanemaki.generate.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileTableTest {

  /** Bits whose draws lie closest to the ends of every cell. */
  private static final long[] BITS =
      LongStream.range(0, QuantileTable.CELLS)
          .map(cell -> cell << 64 - QuantileTable.BITS)
          .flatMap(first -> LongStream.of(first, first - 1, first + (1L << 40), first - (1L << 40)))
          .sorted()
          .toArray();

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource({
    "normal, -1, 2",
    "normal, 0, 0.1",
    "normal, 2, 5",
    "normal, 0.3, 0.30001",
    "beta, 0, 1",
    "beta, 0.2, 0.9",
    "uniform, -3, 7",
    "uniform, -0.1, 0.2"
  })
  void endsAreReachedAndNothingLiesBeyond(String shape, double min, double max) {
    QuantileTable table = table(shape, min, max);

    assertThat(table.min()).isEqualTo(min);
    assertThat(table.max()).isEqualTo(max);
    assertThat(table.at(0)).isCloseTo(min, within(1e-9));
    assertThat(table.at(-1)).isCloseTo(max, within(1e-9));
    for (long bits : BITS) {
      assertThat(table.at(bits)).isBetween(min, max);
    }
  }

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource({"normal, -1, 2", "normal, 2, 5", "beta, 0, 1", "uniform, -3, 7"})
  void theProbabilityOfADrawIsThatOfItsBits(String shape, double min, double max) {
    QuantileTable table = table(shape, min, max);
    DoubleUnaryOperator cumulative = cumulative(full(shape, min, max), min, max);
    for (long bits : BITS) {
      assertThat(cumulative.applyAsDouble(table.at(bits))).isCloseTo(Mix.unit(bits), within(1e-6));
    }
  }

  private static QuantileTable table(String shape, double min, double max) {
    ContinuousDistribution full = full(shape, min, max);
    double below = full.cumulativeProbability(min);
    double mass = full.cumulativeProbability(max) - below;
    return new QuantileTable(
        u ->
            u <= 0
                ? min
                : u >= 1
                    ? max
                    : Math.clamp(full.inverseCumulativeProbability(below + u * mass), min, max),
        cumulative(full, min, max),
        x -> full.density(x) / mass);
  }

  private static DoubleUnaryOperator cumulative(
      ContinuousDistribution full, double min, double max) {
    double below = full.cumulativeProbability(min);
    double mass = full.cumulativeProbability(max) - below;
    return x -> (full.cumulativeProbability(x) - below) / mass;
  }

  private static ContinuousDistribution full(String shape, double min, double max) {
    return switch (shape) {
      case "normal" -> NormalDistribution.of(0, 1);
      case "beta" -> BetaDistribution.of(0.5, 0.5);
      default -> UniformContinuousDistribution.of(min, max);
    };
  }
}
