package dev.tanemaki.generate;

import java.util.ArrayList;

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

  /** Two choices as one: a code for every combination of theirs, nothing being one of them. */
  static Picker combined(Picker one, Picker other) {
    int width = other.codes();
    int size = Math.multiplyExact(one.codes(), width);
    int[] ofOne = new int[size];
    int[] ofOther = new int[size];
    for (int code = 0; code < size; code++) {
      ofOne[code] = code / width;
      ofOther[code] = code % width;
    }
    var implied = new ArrayList<>(Picker.Implied.through(one, ofOne));
    implied.addAll(Picker.Implied.through(other, ofOther));
    return new Picker(
        size,
        false,
        binder -> {
          int[] first = binder.codes(one);
          int[] second = binder.codes(other);
          int[] codes = binder.ints();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = first[i] * width + second[i];
                }
              });
          return codes;
        },
        implied);
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
