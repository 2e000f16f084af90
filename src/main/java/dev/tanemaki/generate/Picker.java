package dev.tanemaki.generate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses one of {@code alternatives} per row: a code from 0 to {@code alternatives - 1}, or {@code
 * alternatives} itself for nothing (null), which only a nullable picker does.
 *
 * @param binding adds the steps that fill the codes of a chunk and returns their array; called
 *     through {@link Binder#codes}, which remembers it
 * @param implied other choices that this one decides; a nullable picker decides none
 */
record Picker(
    int alternatives, boolean nullable, Function<Binder, int[]> binding, List<Implied> implied) {

  /**
   * Another choice that is known with this one, as the prefecture is with the city.
   *
   * @param codes the other picker's code for each of this one's alternatives
   */
  record Implied(Picker picker, int[] codes) {

    /** The picker itself and all that it implies, by the codes of a choice that decides it. */
    static List<Implied> through(Picker picker, int[] codes) {
      return Stream.concat(
              Stream.of(new Implied(picker, codes)),
              picker.implied().stream()
                  .map(
                      i ->
                          new Implied(
                              i.picker(), IntStream.of(codes).map(c -> i.codes()[c]).toArray())))
          .toList();
    }
  }

  Picker(int alternatives, boolean nullable, Function<Binder, int[]> binding) {
    this(alternatives, nullable, binding, List.of());
  }

  /** The code of a row for which nothing was chosen. */
  int none() {
    return alternatives;
  }

  /** How many different codes there are. */
  int codes() {
    return nullable ? alternatives + 1 : alternatives;
  }

  /** Whether every row has the same code. */
  boolean constant() {
    return codes() == 1;
  }

  /** The other picker's code for each of this one's, where this one decides it. */
  Optional<int[]> codesOf(Picker other) {
    return implied.stream().filter(i -> i.picker() == other).map(Implied::codes).findFirst();
  }

  /** The only alternative, in every row. */
  static Picker single() {
    return new Picker(1, false, Binder::ints);
  }
}
