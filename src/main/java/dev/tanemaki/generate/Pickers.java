package dev.tanemaki.generate;

/** Codes made from numbers, so that a table can stand for arithmetic. */
final class Pickers {

  private Pickers() {}

  /**
   * The number's place in its range: {@code floor(value / unit) - floor(min / unit)}; nothing where
   * it is null.
   */
  static Picker range(Formula whole, Shape.Whole shape, long unit) {
    long first = Math.floorDiv(shape.min(), unit);
    int size = Math.toIntExact(Math.floorDiv(shape.max(), unit) - first + 1);
    return new Picker(
        size,
        shape.nullable(),
        binder -> {
          Vector.Longs source = Wholes.longs(whole, binder);
          long[] values = source.values();
          int[] codes = binder.ints();
          if (unit == 1) {
            binder.add(
                n -> {
                  for (int i = 0; i < n; i++) {
                    codes[i] = (int) (values[i] - first);
                  }
                });
          } else {
            binder.add(
                n -> {
                  for (int i = 0; i < n; i++) {
                    codes[i] = (int) (Math.floorDiv(values[i], unit) - first);
                  }
                });
          }
          absent(source.nulls(), codes, size, binder);
          return codes;
        });
  }

  /** The number's place in a cycle: {@code floor((value mod cycle) / unit)}. */
  static Picker cycle(Formula whole, Shape.Whole shape, long cycle, long unit) {
    int size = Math.toIntExact(cycle / unit);
    return new Picker(
        size,
        shape.nullable(),
        binder -> {
          Vector.Longs source = Wholes.longs(whole, binder);
          long[] values = source.values();
          int[] codes = binder.ints();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) (Math.floorMod(values[i], cycle) / unit);
                }
              });
          absent(source.nulls(), codes, size, binder);
          return codes;
        });
  }

  private static void absent(boolean[] nulls, int[] codes, int none, Binder binder) {
    if (nulls != null) {
      binder.add(
          n -> {
            for (int i = 0; i < n; i++) {
              codes[i] = nulls[i] ? none : codes[i];
            }
          });
    }
  }
}
