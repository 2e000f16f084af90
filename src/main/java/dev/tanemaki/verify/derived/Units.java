package dev.tanemaki.verify.derived;

import dev.tanemaki.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/** What the values of a column are multiples of. */
public final class Units {

  private Units() {}

  /**
   * @param step the rule's, 0 for none
   * @return 0 for a continuum; empty where the plan does not say, or for no numbers
   */
  public static Optional<Double> of(ColumnType type, double step) {
    return switch (type) {
      case ColumnType.Int i -> Optional.of(Math.max(1, step));
      case ColumnType.Numeric(int precision, int scale) ->
          step > 0
              ? Optional.of(step)
              : precision > 0 ? Optional.of(Math.pow(10, -scale)) : Optional.empty();
      case ColumnType.Real r -> Optional.of(step);
      default -> Optional.empty();
    };
  }

  /** That a value is no multiple of the step, as SQL; nothing where there is no telling. */
  public static List<String> offStep(String value, ColumnType type, double step) {
    boolean exact =
        type instanceof ColumnType.Int && step > 1
            || type instanceof ColumnType.Numeric && step > 0;
    return exact ? List.of(value + " % " + Bands.number(step) + " <> 0") : List.of();
  }
}
