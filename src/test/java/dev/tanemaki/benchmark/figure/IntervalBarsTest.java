package dev.tanemaki.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Made;
import dev.tanemaki.benchmark.result.Measure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalBarsTest {

  @Test
  void settingsAndLanesAreDrawnByWhatBothHave() {
    var benchmark =
        Made.benchmark("a", Made.matrix(3), cell -> 40_000, 1, 0.01, "18", new Random(1));
    var fastest = benchmark.fastest(20_000, Measure.LOAD).getFirst();
    double load = benchmark.estimate(fastest, Measure.LOAD).median();
    assertThat(load).isGreaterThan(1.1 * benchmark.estimate(fastest, Measure.WHOLE).median());

    var marks =
        IntervalBars.draw(benchmark, 20_000, Measure.WHOLE, Words.ENGLISH, 640, 400, 12).marks();
    List<Double> bars =
        marks.stream().filter(Mark.Box.class::isInstance).map(m -> ((Mark.Box) m).width()).toList();
    double ceiling = benchmark.estimate(Lane.CEILING).median();
    assertThat(bars.getFirst() / bars.getLast()).isCloseTo(load / ceiling, within(1e-6));
    assertThat(marks)
        .anyMatch(m -> m instanceof Mark.Text t && t.text().equals("load rate, rows/s"));
  }
}
