package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.QuantileTable;
import dev.tanemaki.generate.sampling.ZipfRanks;

/**
 * Whole numbers from a stream: multiples of a step. {@link #fill} holds one loop per kind, so that
 * nothing is dispatched per row.
 */
sealed interface LongSampler {

  /** Smallest value there can be. */
  long min();

  /** Largest value there can be. */
  long max();

  /** The value that these 64 bits draw. */
  long at(long random);

  /** {@code out[i] = at(cell(stream, rows[i]))} for the first {@code n} rows. */
  void fill(long stream, long[] rows, int n, long[] out);

  /** {@code min, min + step, …}: {@code count} values alike. */
  record Even(long min, long step, long count) implements LongSampler {
    @Override
    public long max() {
      return min + step * (count - 1);
    }

    @Override
    public long at(long random) {
      return min + step * Mix.below(random, count);
    }

    @Override
    public void fill(long stream, long[] rows, int n, long[] out) {
      Mix.cells(stream, rows, n, out);
      for (int i = 0; i < n; i++) {
        out[i] = min + step * Mix.below(out[i], count);
      }
    }
  }

  /** {@code min + step × index}, the index by weight. */
  record Weighted(AliasTable table, long min, long step, long max) implements LongSampler {
    @Override
    public long at(long random) {
      return min + step * table.pick(random);
    }

    @Override
    public void fill(long stream, long[] rows, int n, long[] out) {
      Mix.cells(stream, rows, n, out);
      for (int i = 0; i < n; i++) {
        out[i] = min + step * table.pick(out[i]);
      }
    }
  }

  /** A continuous shape rounded to the nearest multiple of the step. */
  record Curve(QuantileTable table, double stepsPerUnit, long step, long min, long max)
      implements LongSampler {
    @Override
    public long at(long random) {
      long value = (long) Math.rint(table.at(random) * stepsPerUnit) * step;
      return Math.max(min, Math.min(max, value));
    }

    @Override
    public void fill(long stream, long[] rows, int n, long[] out) {
      Mix.cells(stream, rows, n, out);
      for (int i = 0; i < n; i++) {
        out[i] = at(out[i]);
      }
    }
  }

  /** Zipf ranks without a table, times the step. */
  record Ranks(ZipfRanks ranks, long step, long max) implements LongSampler {
    @Override
    public long min() {
      return step;
    }

    @Override
    public long at(long random) {
      return ranks.pick(random) * step;
    }

    @Override
    public void fill(long stream, long[] rows, int n, long[] out) {
      Mix.cells(stream, rows, n, out);
      for (int i = 0; i < n; i++) {
        out[i] = at(out[i]);
      }
    }
  }
}
