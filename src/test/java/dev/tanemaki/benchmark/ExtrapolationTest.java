package dev.tanemaki.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.benchmark.Reading.Load;
import dev.tanemaki.benchmark.Reading.OfPart;
import dev.tanemaki.benchmark.Reading.OfTable;
import dev.tanemaki.run.RunOptions.Constraints;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtrapolationTest {

  private static final Load BARE = new Load(0.1, 1_000);
  private static final Load KEEP = new Load(0.4, 3_000);

  private static OfTable table(String name, long rows, long planRows, long presentRows) {
    return new OfTable(name, rows, planRows, presentRows, BARE, KEEP, 7_000);
  }

  private static Forecast forecast(int workers, OfTable table, OfPart... parts) {
    return Extrapolation.forecast(
        new Reading(List.of(table), List.of(parts), workers, 0.5, 0.2, 0, 900, 300));
  }

  private static OfPart index(double seconds) {
    return new OfPart("t", true, seconds, 100, 200);
  }

  private static OfPart foreignKey(double seconds) {
    return new OfPart("t", false, seconds, 0, 10);
  }

  @Test
  void loadsAndSizesGrowWithTheRows() {
    Forecast forecast = forecast(1, table("t", 1_000, 100_000, 0), index(0.01));
    assertThat(forecast.rows()).isEqualTo(100_000);
    assertThat(forecast.pilotRows()).isEqualTo(1_000);
    assertThat(forecast.suspend().loadSeconds()).isEqualTo(10, within(1e-9));
    assertThat(forecast.keep().loadSeconds()).isEqualTo(40, within(1e-9));
    assertThat(forecast.suspend().rowsPerSecond()).isEqualTo(10_000, within(1e-6));
    assertThat(forecast.keep().verifySeconds()).isEqualTo(50, within(1e-9));
    assertThat(forecast.suspend().verifySeconds()).isEqualTo(20, within(1e-9));
    assertThat(forecast.keep().tableBytes()).isEqualTo(700_000);
    assertThat(forecast.keep().indexBytes()).isEqualTo(10_000);
    assertThat(forecast.keep().walBytes()).isEqualTo(300_000);
    assertThat(forecast.suspend().walBytes()).isEqualTo(100_000 + 20_000);
    assertThat(forecast.suspendCeiling()).isEqualTo(900);
    assertThat(forecast.keepCeiling()).isEqualTo(300);
  }

  @Test
  void anIndexTakesLongerThanItsRowsAsItSorts() {
    var table = table("t", 1_000, 1_000_000, 0);
    assertThat(Extrapolation.seconds(index(0.01), table)).isEqualTo(20, within(1e-9));
    assertThat(Extrapolation.seconds(foreignKey(0.01), table)).isEqualTo(10, within(1e-9));
  }

  @Test
  void whatIsThereAlreadyIsSortedAgainButNotLoaded() {
    Forecast empty = forecast(1, table("t", 1_000, 10_000, 0), foreignKey(0.01));
    Forecast full = forecast(1, table("t", 1_000, 10_000, 30_000), foreignKey(0.01));
    assertThat(full.suspend().loadSeconds()).isEqualTo(empty.suspend().loadSeconds());
    assertThat(full.suspend().restoreSeconds())
        .isEqualTo(4 * empty.suspend().restoreSeconds(), within(1e-9));
    assertThat(full.keep().restoreSeconds()).isZero();
  }

  @Test
  void indexesAreSharedAmongTheWorkersTheLongestFirst() {
    var table = table("t", 1_000, 1_000, 0);
    OfPart[] parts = {index(1), index(2), index(3)};
    assertThat(forecast(1, table, parts).suspend().restoreSeconds()).isEqualTo(6, within(1e-9));
    assertThat(forecast(2, table, parts).suspend().restoreSeconds()).isEqualTo(3, within(1e-9));
    assertThat(forecast(9, table, parts).suspend().restoreSeconds()).isEqualTo(3, within(1e-9));
  }

  @Test
  void foreignKeysOfOneTableComeOneAfterAnotherBehindTheIndexes() {
    var table = table("t", 1_000, 1_000, 0);
    OfPart[] parts = {index(1), foreignKey(1), foreignKey(1)};
    assertThat(forecast(9, table, parts).suspend().restoreSeconds()).isEqualTo(3, within(1e-9));
  }

  @Test
  void automaticConstraintsHaveTheCeilingOfTheFasterWay() {
    Forecast cheap = forecast(1, table("t", 1_000, 1_000, 0), index(0.01));
    assertThat(cheap.suspends(Constraints.AUTO)).isTrue();
    assertThat(cheap.suspends(Constraints.KEEP)).isFalse();
    assertThat(cheap.ceiling(true)).isEqualTo(900);
    Forecast dear = forecast(1, table("t", 1_000, 1_000, 0), index(9));
    assertThat(dear.suspends(Constraints.AUTO)).isFalse();
    assertThat(dear.suspends(Constraints.SUSPEND)).isTrue();
    assertThat(dear.ceiling(false)).isEqualTo(300);
  }

  @Test
  void aTableWithoutRowsCostsNothing() {
    Forecast forecast = forecast(2, table("t", 0, 0, 500), index(1));
    assertThat(forecast.suspend().seconds()).isZero();
    assertThat(forecast.keep().diskBytes()).isZero();
  }

  @Test
  void thePilotIsAboutOnePercentWithinBounds() {
    assertThat(Bench.pilotRows(47)).isEqualTo(47);
    assertThat(Bench.pilotRows(100_000)).isEqualTo(10_000);
    assertThat(Bench.pilotRows(2_000_000)).isEqualTo(20_000);
    assertThat(Bench.pilotRows(1_000_000_000_000_000L)).isEqualTo(50_000);
  }
}
