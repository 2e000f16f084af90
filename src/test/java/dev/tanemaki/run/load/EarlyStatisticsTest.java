package dev.tanemaki.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStatisticsTest {

  @ParameterizedTest
  @CsvSource({
    "  159999,   200000, false",
    "  160000,   200000, true",
    "  819999,  1000000, false",
    "  820000,  1000000, true",
    " 9819999, 10000000, false",
    " 9820000, 10000000, true",
    "10000000, 10000000, true",
  })
  void aTableIsAnalyzedAsLateAsItsIndexesNeedNotWait(long rows, long all, boolean due) {
    assertThat(EarlyStatistics.due(rows, all)).isEqualTo(due);
  }
}
