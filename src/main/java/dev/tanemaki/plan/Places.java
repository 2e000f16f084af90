package dev.tanemaki.plan;

import java.util.Map;
import java.util.Optional;

/**
 * Where everything of a plan stands in its text. A path is the keys from the root, joined by
 * slashes: {@code tables/jobs/columns/fee/bands/501-1000}; items of a list count from 0.
 */
public final class Places {

  /** A plan that was never text: everything stands at its beginning. */
  public static final Places NONE =
      new Places(
          "plan",
          Map.of("", new Place(new Span(1, 1, 0, 0), new Span(1, 1, 0, 0))),
          Optional.empty());

  private final String file;
  private final Map<String, Place> places;
  private final Optional<YamlNode> root;

  Places(String file, Map<String, Place> places, Optional<YamlNode> root) {
    this.file = file;
    this.places = Map.copyOf(places);
    this.root = root;
  }

  /** The text as nodes; empty where it is no YAML, or the plan never was text. */
  public Optional<YamlNode> root() {
    return root;
  }

  /**
   * A stretch of the text.
   *
   * @param line of its first character, from 1
   * @param column of its first character, from 1
   * @param start code points before it
   * @param end code points up to its end
   */
  public record Span(int line, int column, int start, int end) {}

  /** A key and its value; an item of a list has its value twice. */
  public record Place(Span key, Span value) {}

  /** The place of that path, or of the nearest path above it that the text has. */
  public Place place(String path) {
    var found = places.get(path);
    if (found != null) {
      return found;
    }
    int slash = path.lastIndexOf('/');
    return path.isEmpty() ? NONE.places.get("") : place(slash < 0 ? "" : path.substring(0, slash));
  }

  public boolean has(String path) {
    return places.containsKey(path);
  }

  /** Where the key of that path begins. */
  public Position key(String path) {
    return at(place(path).key());
  }

  /** Where the value of that path begins. */
  public Position value(String path) {
    return at(place(path).value());
  }

  private Position at(Span span) {
    return new Position(file, span.line(), span.column());
  }
}
