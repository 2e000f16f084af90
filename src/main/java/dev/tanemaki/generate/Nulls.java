package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.Mix;
import java.util.Arrays;

/** Null rates and null masks. */
final class Nulls {

  private Nulls() {}

  /** The picker, choosing nothing with that probability. */
  static Picker of(Picker picker, long stream, double probability) {
    long threshold = threshold(probability);
    int none = picker.none();
    return new Picker(
        picker.alternatives(),
        true,
        binder -> {
          int[] from = binder.codes(picker);
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                for (int i = 0; i < n; i++) {
                  long bits = random[i] >>> 1;
                  // All ones where the row is null.
                  int absent = (int) ((bits - threshold) >> 63);
                  codes[i] = from[i] ^ ((from[i] ^ none) & absent);
                }
              });
          return codes;
        });
  }

  /** The formula, null with that probability. */
  static Formula of(Formula formula, long stream, double probability) {
    if (formula instanceof Formula.Coded(Picker picker, Dictionary dictionary)) {
      return Formula.Coded.of(of(picker, stream, probability), dictionary);
    }
    long threshold = threshold(probability);
    return new Formula.Computed(
        formula.shape().asNullable(),
        binder -> {
          Vector vector = binder.vector(formula);
          boolean[] own = maskOf(vector, binder);
          boolean[] mask = binder.flags();
          long[] rows = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                for (int i = 0; i < n; i++) {
                  mask[i] = (random[i] >>> 1) < threshold;
                }
                if (own != null) {
                  or(own, mask, n);
                }
              });
          return withMask(vector, mask);
        });
  }

  /** The formula, null where the mask picker chose nothing. */
  static Formula where(Formula formula, Picker absent) {
    return new Formula.Computed(
        formula.shape().asNullable(),
        binder -> {
          Vector vector = binder.vector(formula);
          boolean[] own = maskOf(vector, binder);
          int[] codes = binder.codes(absent);
          int none = absent.none();
          boolean[] mask = binder.flags();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  mask[i] = codes[i] == none;
                }
                if (own != null) {
                  or(own, mask, n);
                }
              });
          return withMask(vector, mask);
        });
  }

  /**
   * A mask of the vector's null rows, or {@code null} if it has none. For codes a step is added
   * that fills it.
   */
  static boolean[] maskOf(Vector vector, Binder binder) {
    return switch (vector) {
      case Vector.Longs v -> v.nulls();
      case Vector.Doubles v -> v.nulls();
      case Vector.Uuids v -> v.nulls();
      case Vector.Concat v -> v.nulls();
      case Vector.Elements v -> v.nulls();
      case Vector.Fixed _ -> null;
      case Vector.Digits v -> v.value().nulls();
      case Vector.Codes(int[] codes, Dictionary dictionary) -> {
        if (!dictionary.nullable()) {
          yield null;
        }
        boolean[] isNull = new boolean[dictionary.size()];
        for (int i = 0; i < isNull.length; i++) {
          isNull[i] = dictionary.isNull(i);
        }
        boolean[] mask = binder.flags();
        binder.add(
            n -> {
              for (int i = 0; i < n; i++) {
                mask[i] = isNull[codes[i]];
              }
            });
        yield mask;
      }
    };
  }

  /** The union of masks, any of which may be {@code null}; adds a step where there are several. */
  static boolean[] union(java.util.List<boolean[]> masks, Binder binder) {
    var present = masks.stream().filter(m -> m != null).distinct().toList();
    if (present.size() < 2) {
      return present.isEmpty() ? null : present.getFirst();
    }
    boolean[] mask = binder.flags();
    binder.add(
        n -> {
          Arrays.fill(mask, 0, n, false);
          for (boolean[] part : present) {
            or(part, mask, n);
          }
        });
    return mask;
  }

  private static void or(boolean[] from, boolean[] into, int n) {
    for (int i = 0; i < n; i++) {
      into[i] |= from[i];
    }
  }

  private static Vector withMask(Vector vector, boolean[] mask) {
    return switch (vector) {
      case Vector.Longs v -> new Vector.Longs(v.values(), v.unit(), v.scale(), mask);
      case Vector.Doubles v -> new Vector.Doubles(v.values(), mask);
      case Vector.Uuids v -> new Vector.Uuids(v.high(), v.low(), mask);
      case Vector.Concat v -> new Vector.Concat(v.parts(), mask);
      case Vector.Elements v -> new Vector.Elements(v.elements(), mask);
      case Vector.Fixed v -> new Vector.Concat(new Vector[] {v}, mask);
      case Vector.Digits v -> new Vector.Concat(new Vector[] {v}, mask);
      case Vector.Codes v ->
          throw new IllegalStateException("codes carry nulls in their dictionary: " + v);
    };
  }

  /** A probability as a bound for 63 random bits. */
  static long threshold(double probability) {
    return probability >= 1 ? Long.MAX_VALUE : (long) (probability * 0x1p63);
  }
}
