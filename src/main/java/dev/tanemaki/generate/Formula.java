package dev.tanemaki.generate;

import java.util.function.Function;

/**
 * How one column is computed, compiled: immutable and shared. A worker {@linkplain #bind binds} it
 * once to scratch of its own.
 */
sealed interface Formula {

  Shape shape();

  /**
   * Adds the steps that fill this column for all rows of a chunk and returns the vector they fill.
   * Called through {@link Binder#vector}, which remembers it.
   */
  Vector bind(Binder binder);

  /**
   * A dictionary entry by a code that a picker chose; all columns of one choice share its codes.
   */
  record Coded(Picker picker, Dictionary dictionary) implements Formula {

    /**
     * Fits the dictionary to the picker: where the picker may choose nothing, that entry is null.
     */
    static Coded of(Picker picker, Dictionary dictionary) {
      return new Coded(
          picker,
          picker.nullable() && dictionary.size() == picker.alternatives()
              ? dictionary.plusNull()
              : dictionary);
    }

    @Override
    public Shape shape() {
      return Shape.of(dictionary);
    }

    @Override
    public Vector bind(Binder binder) {
      return new Vector.Codes(binder.codes(picker), dictionary);
    }
  }

  /** Anything computed row by row. */
  record Computed(Shape shape, Function<Binder, Vector> binding) implements Formula {
    @Override
    public Vector bind(Binder binder) {
      return binding.apply(binder);
    }
  }

  /** Text of several parts; its parts stay visible so that templates of templates stay flat. */
  record Joined(Shape.Text shape, java.util.List<Formula> parts) implements Formula {
    @Override
    public Vector bind(Binder binder) {
      return TemplateRules.bindParts(parts, shape.nullable(), binder);
    }
  }
}
