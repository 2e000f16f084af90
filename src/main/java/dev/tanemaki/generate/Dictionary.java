package dev.tanemaki.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values addressed by code. Immutable and shared by all workers, so that a row holds a code and no
 * value. Null is an entry like any other.
 */
public sealed interface Dictionary {

  int size();

  boolean isNull(int code);

  /** Whether any entry is null. */
  boolean nullable();

  /** Whether no entry is anything but null. */
  default boolean allNull() {
    for (int i = 0; i < size(); i++) {
      if (!isNull(i)) {
        return false;
      }
    }
    return true;
  }

  /** The same dictionary with entries {@code codes[0], codes[1], …}; -1 makes a null entry. */
  Dictionary select(int[] codes);

  /** The same dictionary with one null entry more at its end. */
  default Dictionary plusNull() {
    int[] codes = new int[size() + 1];
    Arrays.setAll(codes, i -> i < size() ? i : -1);
    return select(codes);
  }

  /** Text of any type that is text on the wire, UTF-8, laid one after another in a single array. */
  final class Words implements Dictionary {

    private final byte[] utf8;
    private final int[] starts;
    private final int[] lengths;
    private final boolean nullable;

    private Words(byte[] utf8, int[] starts, int[] lengths) {
      this.utf8 = utf8;
      this.starts = starts;
      this.lengths = lengths;
      boolean anyNull = false;
      for (int length : lengths) {
        anyNull |= length < 0;
      }
      this.nullable = anyNull;
    }

    /** The words in order; {@code null} elements become null entries. */
    public static Words of(List<String> words) {
      var encoded = new ArrayList<byte[]>(words.size());
      int total = 0;
      for (String word : words) {
        byte[] bytes = word == null ? null : word.getBytes(StandardCharsets.UTF_8);
        encoded.add(bytes);
        total = Math.addExact(total, bytes == null ? 0 : bytes.length);
      }
      byte[] all = new byte[total];
      int[] starts = new int[words.size()];
      int[] lengths = new int[words.size()];
      int at = 0;
      for (int i = 0; i < starts.length; i++) {
        byte[] bytes = encoded.get(i);
        starts[i] = at;
        lengths[i] = bytes == null ? -1 : bytes.length;
        if (bytes != null) {
          System.arraycopy(bytes, 0, all, at, bytes.length);
          at += bytes.length;
        }
      }
      return new Words(all, starts, lengths);
    }

    @Override
    public int size() {
      return starts.length;
    }

    @Override
    public boolean isNull(int code) {
      return lengths[code] < 0;
    }

    @Override
    public boolean nullable() {
      return nullable;
    }

    /** The word, or {@code null}. */
    public String word(int code) {
      return lengths[code] < 0
          ? null
          : new String(utf8, starts[code], lengths[code], StandardCharsets.UTF_8);
    }

    public List<String> words() {
      var all = new ArrayList<String>(size());
      for (int i = 0; i < size(); i++) {
        all.add(word(i));
      }
      return all;
    }

    /** Length in bytes, -1 for null. */
    public int length(int code) {
      return lengths[code];
    }

    /** Copies the word's bytes, which must not be null, to {@code target} from {@code at} on. */
    public void copyTo(int code, byte[] target, int at) {
      System.arraycopy(utf8, starts[code], target, at, lengths[code]);
    }

    @Override
    public Words select(int[] codes) {
      int[] newStarts = new int[codes.length];
      int[] newLengths = new int[codes.length];
      for (int i = 0; i < codes.length; i++) {
        newStarts[i] = codes[i] < 0 ? 0 : starts[codes[i]];
        newLengths[i] = codes[i] < 0 ? -1 : lengths[codes[i]];
      }
      return new Words(utf8, newStarts, newLengths);
    }
  }

  /** Whole numbers in the units of {@link Vector.Longs}. */
  record Numbers(long[] values, Unit unit, int scale, boolean[] nulls) implements Dictionary {

    /** Whether the entry is one of the two that lie beyond all dates; see {@link Unit}. */
    public boolean isInfinite(int code) {
      return unit.isInfinite(values[code]);
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isNull(int code) {
      return nulls != null && nulls[code];
    }

    @Override
    public boolean nullable() {
      return nulls != null;
    }

    @Override
    public Numbers select(int[] codes) {
      long[] selected = new long[codes.length];
      for (int i = 0; i < codes.length; i++) {
        selected[i] = codes[i] < 0 ? 0 : values[codes[i]];
      }
      return new Numbers(selected, unit, scale, selectNulls(this, codes));
    }
  }

  /** Floating point numbers. */
  record Reals(double[] values, boolean[] nulls) implements Dictionary {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isNull(int code) {
      return nulls != null && nulls[code];
    }

    @Override
    public boolean nullable() {
      return nulls != null;
    }

    @Override
    public Reals select(int[] codes) {
      double[] selected = new double[codes.length];
      for (int i = 0; i < codes.length; i++) {
        selected[i] = codes[i] < 0 ? 0 : values[codes[i]];
      }
      return new Reals(selected, selectNulls(this, codes));
    }
  }

  /**
   * One-dimensional arrays: {@code members[code]} are codes of {@code elements}; {@code null} is a
   * null array.
   */
  record Lists(Dictionary elements, int[][] members) implements Dictionary {
    @Override
    public int size() {
      return members.length;
    }

    @Override
    public boolean isNull(int code) {
      return members[code] == null;
    }

    @Override
    public boolean nullable() {
      for (int[] list : members) {
        if (list == null) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Lists select(int[] codes) {
      int[][] selected = new int[codes.length][];
      for (int i = 0; i < codes.length; i++) {
        selected[i] = codes[i] < 0 ? null : members[codes[i]];
      }
      return new Lists(elements, selected);
    }
  }

  private static boolean[] selectNulls(Dictionary dictionary, int[] codes) {
    boolean[] nulls = null;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < 0 || dictionary.isNull(codes[i])) {
        nulls = nulls == null ? new boolean[codes.length] : nulls;
        nulls[i] = true;
      }
    }
    return nulls;
  }
}
