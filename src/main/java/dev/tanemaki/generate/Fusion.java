package dev.tanemaki.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets neighbours share one choice before any row is made: columns of a row, elements of an array,
 * parts of a text. What a choice decides (its own fixed words, the city its prefecture) is looked
 * up by its code, small choices side by side become one choice among all their combinations. What
 * shares its codes costs a row one copy, however many values it is.
 */
final class Fusion {

  /** What was looked up in small dictionaries must not drive the rest out of a core's cache. */
  private static final long MAX_BYTES = 1 << 17;

  /** Combinations grow fast and pay less: their code has to be computed. */
  private static final long MAX_COMBINED_BYTES = 1 << 15;

  private static final long MAX_COMBINATIONS = 1 << 12;

  private Fusion() {}

  /** The same values in the same order, sharing choices with what stands beside them. */
  static List<Formula> align(List<Formula> neighbours) {
    return runs(neighbours).stream().flatMap(List::stream).toList();
  }

  /** Parts of a text, as few as will do. */
  static List<Formula> fuse(List<Formula> parts) {
    return runs(parts).stream().map(Fusion::concatenated).toList();
  }

  /** Splits where the choice changes. */
  private static List<List<Formula>> runs(List<Formula> neighbours) {
    var runs = new ArrayList<List<Formula>>();
    for (Formula next : neighbours) {
      List<Formula> together = runs.isEmpty() ? List.of() : together(runs.getLast(), next);
      if (together.isEmpty()) {
        runs.add(List.of(next));
      } else {
        runs.set(runs.size() - 1, together);
      }
    }
    return runs;
  }

  /** The run with {@code next} at its end, all by one choice; empty where that does not pay. */
  private static List<Formula> together(List<Formula> run, Formula next) {
    if (!(run.getFirst() instanceof Formula.Coded first)
        || !(next instanceof Formula.Coded coded)) {
      return List.of();
    }
    Picker one = first.picker();
    Picker other = coded.picker();
    Picker common;
    long limit;
    if (one == other) {
      common = one;
      limit = Long.MAX_VALUE;
    } else if (other.constant() || one.codesOf(other).isPresent()) {
      common = one;
      limit = MAX_BYTES;
    } else if (one.constant() || other.codesOf(one).isPresent()) {
      common = other;
      limit = MAX_BYTES;
    } else if ((long) one.codes() * other.codes() <= MAX_COMBINATIONS) {
      common = Pickers.combined(one, other);
      limit = MAX_COMBINED_BYTES;
    } else {
      return List.of();
    }
    var together = new ArrayList<Formula>();
    long bytes = 0;
    for (Formula formula : run) {
      bytes += add((Formula.Coded) formula, common, together);
    }
    bytes += add(coded, common, together);
    return bytes <= limit ? together : List.of();
  }

  /** Adds the values looked up by the picker's codes; returns about how many bytes they have. */
  private static long add(Formula.Coded coded, Picker picker, List<Formula> to) {
    Formula.Coded looked = coded;
    if (coded.picker() != picker) {
      int[] codes =
          coded.picker().constant()
              ? new int[picker.codes()]
              : picker.codesOf(coded.picker()).orElseThrow();
      looked = new Formula.Coded(picker, coded.dictionary().select(codes));
    }
    to.add(looked);
    return bytes(looked.dictionary());
  }

  private static long bytes(Dictionary dictionary) {
    return switch (dictionary) {
      case Dictionary.Words words -> {
        long sum = 0;
        for (int i = 0; i < words.size(); i++) {
          sum += Math.max(0, words.length(i));
        }
        yield sum;
      }
      case Dictionary.Numbers numbers -> (long) Long.BYTES * numbers.size();
      case Dictionary.Reals reals -> (long) Double.BYTES * reals.size();
      case Dictionary.Lists lists -> {
        long members =
            Arrays.stream(lists.members()).mapToLong(m -> m == null ? 0 : m.length).sum();
        yield members * bytes(lists.elements()) / Math.max(1, lists.elements().size());
      }
    };
  }

  /** The words of a run one after another, as one dictionary; null where any is. */
  private static Formula concatenated(List<Formula> run) {
    if (run.size() == 1) {
      return run.getFirst();
    }
    var picker = ((Formula.Coded) run.getFirst()).picker();
    var words = run.stream().map(f -> (Dictionary.Words) ((Formula.Coded) f).dictionary()).toList();
    var texts = new ArrayList<String>(words.getFirst().size());
    for (int i = 0; i < words.getFirst().size(); i++) {
      var text = new StringBuilder();
      boolean absent = false;
      for (Dictionary.Words part : words) {
        absent |= part.isNull(i);
        text.append(part.word(i));
      }
      texts.add(absent ? null : text.toString());
    }
    return new Formula.Coded(picker, Dictionary.Words.of(texts));
  }
}
