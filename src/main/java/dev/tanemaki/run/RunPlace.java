package dev.tanemaki.run;

import java.util.Map;

/**
 * Where a run was begun: what may explain that another is faster. Empty where an older Tanemaki has
 * begun it.
 *
 * @param server such as {@code PostgreSQL 18.1}
 * @param machine the client's system and processors
 * @param settings of the server that matter to a load, by name
 */
public record RunPlace(String server, String machine, Map<String, String> settings) {
  public RunPlace {
    settings = Map.copyOf(settings);
  }
}
