package dev.tanemaki.benchmark.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a benchmark was made: all that may explain a difference.
 *
 * @param place host, port and database
 * @param fingerprint of the plan with the largest rows of the matrix
 * @param settings of the server that matter to a load
 */
public record Surroundings(
    String tanemaki,
    String server,
    String place,
    Map<String, String> settings,
    String machine,
    int processors,
    long memoryBytes,
    String java,
    long heapLimitBytes,
    String plan,
    String fingerprint,
    String generatorVersion,
    long planSeed) {

  /** What the difference of two plans' fingerprints is called. */
  static final String FINGERPRINT = "plan fingerprint";

  /** Before the target was reached. */
  public static final Surroundings UNKNOWN =
      new Surroundings("", "", "", Map.of(), "", 0, 0, "", 0, "", "", "", 0);

  public Surroundings {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** What differs. The place may: it is told, but the same server may have several names. */
  public record Difference(String what, String before, String after) {}

  public List<Difference> differences(Surroundings after) {
    var found = new ArrayList<Difference>();
    compare(found, "tanemaki", tanemaki, after.tanemaki);
    compare(found, "server", server, after.server);
    compare(found, "place", place, after.place);
    compare(found, "machine", machine, after.machine);
    compare(found, "processors", processors, after.processors);
    compare(found, "memory", memoryBytes, after.memoryBytes);
    compare(found, "java", java, after.java);
    compare(found, "heap limit", heapLimitBytes, after.heapLimitBytes);
    compare(found, "plan", plan, after.plan);
    compare(found, FINGERPRINT, brief(fingerprint), brief(after.fingerprint));
    compare(found, "generator", generatorVersion, after.generatorVersion);
    compare(found, "seed", planSeed, after.planSeed);
    var names = new TreeSet<>(settings.keySet());
    names.addAll(after.settings.keySet());
    for (String name : names) {
      compare(found, name, settings.getOrDefault(name, ""), after.settings.getOrDefault(name, ""));
    }
    return found;
  }

  private static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(12, fingerprint.length()));
  }

  private static void compare(List<Difference> found, String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      found.add(new Difference(what, String.valueOf(before), String.valueOf(after)));
    }
  }
}
