package dev.tanemaki.benchmark.result;

import java.util.Comparator;

/**
 * How rows get in, whatever the size of batches and the number of workers.
 *
 * @param constraints keep, suspend or auto
 * @param format binary or text
 */
public record Way(String constraints, String format) implements Comparable<Way> {

  private static final Comparator<Way> ORDER =
      Comparator.comparing(Way::constraints).thenComparing(Way::format);

  @Override
  public int compareTo(Way other) {
    return ORDER.compare(this, other);
  }
}
