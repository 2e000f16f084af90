package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.QuantileTable;
import dev.tanemaki.plan.Rule;

/** An offset from, or into, a column of floating point numbers. */
final class RealOffset {

  private RealOffset() {}

  static Formula of(Formula source, Rule.Offset rule, ColumnScope scope) {
    QuantileTable table;
    try {
      table = Distributions.truncated(rule.by()).table();
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(DrawException.words(e), GenerateMessage.CORRECT_DISTRIBUTION.of());
    }
    long stream = scope.stream(ColumnScope.VALUE);
    Formula from = Reals.of(source, scope.where(), rule.from());
    return new Formula.Computed(
        new Shape.Real(from.shape().nullable()),
        binder -> {
          Vector.Doubles base = Reals.doubles(from, binder);
          double[] values = base.values();
          double[] out = binder.doubles();
          long[] index = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, index, n, random);
                for (int i = 0; i < n; i++) {
                  out[i] = values[i] + table.at(random[i]);
                }
              });
          return new Vector.Doubles(out, base.nulls());
        });
  }
}
