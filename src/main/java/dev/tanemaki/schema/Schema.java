package dev.tanemaki.schema;

import java.util.List;
import java.util.Optional;

/** The tables somebody may want to seed, in no particular order. */
public record Schema(List<Table> tables) {

  public Schema {
    tables = List.copyOf(tables);
  }

  /** The table of that name; a name without a schema matches in any schema if it is unambiguous. */
  public Optional<Table> table(TableName name) {
    var found =
        tables.stream()
            .filter(
                t ->
                    t.name().name().equals(name.name())
                        && (name.schema().isEmpty()
                            || t.name().schema().isEmpty()
                            || t.name().schema().equals(name.schema())))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
