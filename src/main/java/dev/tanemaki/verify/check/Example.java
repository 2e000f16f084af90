package dev.tanemaki.verify.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row that breaks a rule, or where such rows are.
 *
 * @param fields the row's key, then the values that matter, in that order
 */
public record Example(List<Field> fields) {

  /** So many are shown of each check. */
  public static final int MOST = 3;

  public Example {
    fields = List.copyOf(fields);
  }

  /**
   * One value.
   *
   * @param value as PostgreSQL writes it, at most some 200 characters of it; empty where null
   */
  public record Field(String name, Optional<String> value) {}

  /** {@code job_id 7, fee 5001}. */
  @Override
  public String toString() {
    return fields.stream()
        .map(f -> f.name() + " " + f.value().orElse("null"))
        .collect(Collectors.joining(", "));
  }
}
