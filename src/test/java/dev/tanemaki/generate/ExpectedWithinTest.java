package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.ColumnPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedWithinTest {

  @Test
  void aCityIsAsLikelyAsItsPrefectureTimesItsPartOfIt() {
    var plan = Datasets.builtIn().named("job-postings").load().plan();
    var jobs = plan.table("jobs").orElseThrow();
    var rule = jobs.column("city_cd").map(ColumnPlan::rule).orElseThrow();
    var prefectures =
        ExpectedShape.shares(plan, jobs.column("pref_cd").map(ColumnPlan::rule).orElseThrow());
    var cities = ExpectedWithin.shares(plan, jobs, rule);
    for (String prefecture : new String[] {"01", "13", "27", "47"}) {
      double share =
          cities.entrySet().stream()
              .filter(e -> e.getKey().startsWith(prefecture))
              .mapToDouble(java.util.Map.Entry::getValue)
              .sum();
      assertThat(share).as(prefecture).isCloseTo(prefectures.get(prefecture), within(1e-9));
    }
    assertThat(List.copyOf(cities.values())).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }
}
