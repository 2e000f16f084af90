package dev.tanemaki.generate;

import java.util.function.Function;

/**
 * Chooses one of {@code alternatives} per row: a code from 0 to {@code alternatives - 1}, or {@code
 * alternatives} itself for nothing (null), which only a nullable picker does.
 *
 * @param binding adds the steps that fill the codes of a chunk and returns their array; called
 *     through {@link Binder#codes}, which remembers it
 */
record Picker(int alternatives, boolean nullable, Function<Binder, int[]> binding) {

  /** The code of a row for which nothing was chosen. */
  int none() {
    return alternatives;
  }

  /** The only alternative, in every row. */
  static Picker single() {
    return new Picker(1, false, Binder::ints);
  }
}
