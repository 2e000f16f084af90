package dev.tanemaki.schema;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Table.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The order in which tables can be filled: whoever is referred to comes first. */
public final class InsertionOrder {

  private final Schema schema;
  private final Set<Table> ordered = new LinkedHashSet<>();
  private final List<Table> path = new ArrayList<>();

  private InsertionOrder(Schema schema) {
    this.schema = schema;
  }

  /**
   * The tables of a schema, parents before children, otherwise as they stand. A table may refer to
   * itself; tables that are not part of the schema are taken to be filled.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, when foreign keys lead round in a circle
   */
  public static List<Table> of(Schema schema) {
    var order = new InsertionOrder(schema);
    schema.tables().forEach(order::place);
    return List.copyOf(order.ordered);
  }

  private void place(Table table) {
    if (ordered.contains(table)) {
      return;
    }
    int seen = path.indexOf(table);
    if (seen >= 0) {
      throw circle(path.subList(seen, path.size()));
    }
    path.add(table);
    for (ForeignKey key : table.foreignKeys()) {
      schema.table(key.referenced()).filter(parent -> !parent.equals(table)).ifPresent(this::place);
    }
    path.removeLast();
    ordered.add(table);
  }

  private static RuntimeException circle(List<Table> tables) {
    var names = new ArrayList<>(tables.stream().map(t -> t.name().toString()).toList());
    names.add(names.getFirst());
    return Problem.usage(
            "No table of these can be filled first",
            "their foreign keys lead round in a circle: " + String.join(" → ", names),
            "Leave one of the tables out of the plan, or drop one of the foreign keys.")
        .asException();
  }
}
