package dev.tanemaki.generate.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk's draws are those of its rows one by one. */
class AliasTableTest {

  /** No multiple of any vector's length, so that loops have a rest. */
  private static final int ROWS = 509;

  private static final long STREAM = Mix.draw(Mix.seedOf(7, "table", "column"), 0);

  private static long[] random() {
    long[] rows = IntStream.range(0, ROWS).mapToLong(i -> 1_000_000_007L * i).toArray();
    long[] random = new long[ROWS];
    Mix.cells(STREAM, rows, ROWS, random);
    assertThat(random).isEqualTo(Arrays.stream(rows).map(row -> Mix.cell(STREAM, row)).toArray());
    return random;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 1000})
  void aChunkDrawsWhatItsRowsDraw(int size) {
    double[] weights = IntStream.range(0, size).mapToDouble(i -> i % 5 + 0.5).toArray();
    AliasTable table = AliasTable.of(weights);
    long[] random = random();
    int[] drawn = new int[ROWS];

    table.pick(random, ROWS, drawn, new long[ROWS]);

    assertThat(drawn).isEqualTo(Arrays.stream(random).mapToInt(table::pick).toArray());
    assertThat(Arrays.stream(drawn).distinct().count()).isGreaterThan(Math.min(size, 300) * 3 / 4);
  }

  @Test
  void aGroupDrawsItsMembersByWeightAndAnEmptyOneNone() {
    int[] groupOf = {0, 1, 0, -1, 1, 1};
    double[] weights = {3, 1, 1, 5, 0, 2};
    GroupedAlias table = GroupedAlias.of(3, groupOf, weights);
    int[] codes = IntStream.range(0, ROWS).map(i -> i % 4).toArray();
    int[] drawn = new int[ROWS];

    table.pick(codes, table.tables(new int[] {1, 0, 2, 3}), random(), ROWS, drawn, new long[ROWS]);

    assertThat(drawnBy(codes, drawn, 0)).containsOnly(1, 5);
    assertThat(drawnBy(codes, drawn, 1)).containsOnly(0, 2);
    assertThat(drawnBy(codes, drawn, 2)).containsOnly(table.none());
    assertThat(drawnBy(codes, drawn, 3)).containsOnly(table.none());
    long heavy = Arrays.stream(drawnBy(codes, drawn, 1)).filter(m -> m == 0).count();
    assertThat((double) heavy / drawnBy(codes, drawn, 1).length).isBetween(0.6, 0.9);
    assertThat(table.empty(0)).isFalse();
    assertThat(table.empty(2)).isTrue();
  }

  private static int[] drawnBy(int[] codes, int[] drawn, int code) {
    return IntStream.range(0, ROWS).filter(i -> codes[i] == code).map(i -> drawn[i]).toArray();
  }
}
