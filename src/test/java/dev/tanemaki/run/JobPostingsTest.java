package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.CheckProgress.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flagship dataset, as a whole, on a real server. */
class JobPostingsTest {

  private static final int ROWS = 6_000;

  private static Plan plan(long rows) {
    return Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", rows);
  }

  /** What the others have to equal; made once. */
  private static final class Once {
    static final Target TARGET = TestServer.freshDatabase();
    static final Run RUN =
        Shop.service()
            .start(
                TARGET,
                plan(ROWS),
                new RunOptions(5_000, 2, RunOptions.Mode.APPEND, RunOptions.Constraints.AUTO));
    static final RunState END = Shop.end(RUN);
    static final String CONTENT = content(TARGET);
  }

  private static String content(Target target) {
    return Shop.with(target, session -> Shop.content(session, "jobs"));
  }

  @Test
  void everyConstraintHoldsAndEveryShareFits() {
    assertThat(Once.END).isInstanceOf(RunState.Finished.class);
    RunSummary summary = ((RunState.Finished) Once.END).summary();
    assertThat(summary.tables()).containsEntry("jobs", (long) ROWS);
    assertThat(summary.violations()).isZero();
    assertThat(summary.peakHeapBytes()).isLessThan(1L << 30);
    assertThat(Once.RUN.checks())
        .hasSizeGreaterThan(50)
        .allMatch(c -> c.stage() == Stage.VERIFIED && c.violations() == 0);
    assertThat(Once.RUN.distributions())
        .extracting(d -> d.column())
        .contains(
            "pref_cd",
            "occupation_cd1",
            "employment_type_cd",
            "min_salary",
            "fee",
            "feature_codes");
    assertThat(Once.RUN.distributions()).allMatch(d -> d.fits());
  }

  @ParameterizedTest(name = "{0} workers, batches of {1}")
  @CsvSource({"1, 500", "4, 7500"})
  void contentDependsOnNeitherWorkersNorBatches(int workers, int batchSize) {
    Target target = TestServer.freshDatabase();
    Shop.run(target, plan(ROWS), Shop.options(workers, batchSize));
    assertThat(content(target)).isEqualTo(Once.CONTENT);
  }

  @Test
  void appendingTwiceEqualsSeedingTwiceAsMuch() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, plan(ROWS / 2), Shop.options(2, 700));
    var second = (RunState.Finished) Shop.run(target, plan(ROWS / 2), Shop.options(2, 5_000));

    assertThat(second.summary().tables())
        .containsEntry("jobs", (long) ROWS / 2)
        .containsEntry("city_master", 0L);
    assertThat(content(target)).isEqualTo(Once.CONTENT);
  }
}
