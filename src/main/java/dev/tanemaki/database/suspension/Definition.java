package dev.tanemaki.database.suspension;

import dev.tanemaki.schema.Table.Movable;
import dev.tanemaki.schema.TableName;
import java.util.List;

/**
 * An index or constraint that can be dropped before a load and made again after it.
 *
 * @param table whose rows it speaks of
 * @param what it is, as the schema has it
 * @param drop the statement that drops it
 * @param build statements that make it again, to be run in one transaction; those of several
 *     indexes of one table may run side by side
 * @param adopt statements that make it all it was, once every index of its table is built; they
 *     lock the table, though not for long. Empty where nothing is left to do
 * @param bytes its size on disk when it was read
 */
public record Definition(
    TableName table,
    Movable what,
    String drop,
    List<String> build,
    List<String> adopt,
    long bytes) {

  public Definition {
    build = List.copyOf(build);
    adopt = List.copyOf(adopt);
  }

  public String name() {
    return what.name();
  }
}
