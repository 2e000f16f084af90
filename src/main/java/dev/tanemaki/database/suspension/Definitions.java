package dev.tanemaki.database.suspension;

import java.util.List;

/**
 * All indexes and foreign keys of some tables.
 *
 * @param movable those that can step aside, in the order of bringing them back: what others need
 *     comes before them
 * @param staying those that cannot
 */
public record Definitions(List<Definition> movable, List<Staying> staying) {

  public Definitions {
    movable = List.copyOf(movable);
    staying = List.copyOf(staying);
  }
}
