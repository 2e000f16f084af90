package dev.tanemaki.ui.kit;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Which numbers a slider offers, from its left end to its right. */
public sealed interface SliderScale {

  /** Every {@code step} from {@code min} to {@code max}. */
  record Linear(long min, long max, long step) implements SliderScale {
    public Linear {
      if (min >= max || step < 1) {
        throw new IllegalArgumentException("from " + min + " to " + max + " by " + step);
      }
    }

    @Override
    public long[] stops() {
      return SliderScale.withEnds(min, max, LongStream.iterate(min, n -> n < max, n -> n + step));
    }
  }

  /** 1, 2, 5, 10, 20, 50 and so on, from {@code min}, at least 1, to {@code max}. */
  record Logarithmic(long min, long max) implements SliderScale {
    public Logarithmic {
      if (min < 1 || min >= max) {
        throw new IllegalArgumentException("from " + min + " to " + max);
      }
    }

    @Override
    public long[] stops() {
      var all = LongStream.builder();
      for (long decade = 1; decade <= max; decade *= 10) {
        for (long factor : new long[] {1, 2, 5}) {
          all.add(decade * factor);
        }
        if (decade > Long.MAX_VALUE / 50) {
          break;
        }
      }
      return SliderScale.withEnds(min, max, all.build());
    }
  }

  long min();

  long max();

  /** The numbers, ascending, both ends among them. */
  long[] stops();

  /** Where a number lies, in stops: 2.5 is half-way from the third to the fourth. */
  default double position(long number) {
    long[] stops = stops();
    if (number <= stops[0]) {
      return 0;
    }
    int found = Arrays.binarySearch(stops, number);
    if (found >= 0) {
      return found;
    }
    int after = -found - 1;
    if (after == stops.length) {
      return stops.length - 1;
    }
    double low = stops[after - 1];
    double high = stops[after];
    double share =
        switch (this) {
          case Linear linear -> (number - low) / (high - low);
          case Logarithmic log -> Math.log(number / low) / Math.log(high / low);
        };
    return after - 1 + share;
  }

  /** The next number to the right, or the right end. */
  default long above(long number) {
    return Arrays.stream(stops()).filter(stop -> stop > number).findFirst().orElse(max());
  }

  /** The next number to the left, or the left end. */
  default long below(long number) {
    return Arrays.stream(stops()).filter(stop -> stop < number).max().orElse(min());
  }

  private static long[] withEnds(long min, long max, LongStream between) {
    return LongStream.concat(
            LongStream.of(min, max), between.filter(stop -> stop > min && stop < max))
        .sorted()
        .distinct()
        .toArray();
  }
}
