package dev.tanemaki.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A mapping whose keys are known. Every method that meets something wrong complains and goes on
 * with a harmless value, so that one reading finds all that is wrong; a plan with complaints is
 * thrown away.
 */
final class Fields {

  private final Complaints complaints;
  private final YamlNode node;
  private final Optional<YamlNode.Mapping> mapping;
  private final String where;
  private boolean unknown;

  /**
   * @param where what the mapping is, for messages; empty at the root
   * @param known the keys it may have; empty: any
   */
  Fields(Complaints complaints, YamlNode node, String where, Collection<String> known) {
    this.complaints = complaints;
    this.node = node;
    this.where = where;
    if (node instanceof YamlNode.Mapping found) {
      mapping = Optional.of(found);
      if (!known.isEmpty()) {
        found.entries().stream()
            .map(YamlNode.Entry::key)
            .filter(k -> !known.contains(k.text()))
            .forEach(k -> unknown(k, known));
      }
    } else {
      mapping = Optional.empty();
      var wanted = known.isEmpty() ? "" : "keys: " + Names.list(known);
      complaints.add(node, where, node.kind() + " stands where a mapping is wanted", wanted);
    }
  }

  private void unknown(YamlNode.Scalar key, Collection<String> known) {
    unknown = true;
    complaints.add(
        key.path() + (key.path().isEmpty() ? "" : "/") + key.text(),
        key.span(),
        where,
        "'" + Names.shorten(key.text()) + "' is not known here",
        Names.suggest(key.text(), known));
  }

  /**
   * Whether it has complained of a key that it does not know: the one that is missing, misspelt.
   */
  boolean unknown() {
    return unknown;
  }

  /** Whether there is a mapping at all. */
  boolean readable() {
    return mapping.isPresent();
  }

  List<YamlNode.Entry> entries() {
    return mapping.map(YamlNode.Mapping::entries).orElse(List.of());
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  Optional<YamlNode> node(String key) {
    return mapping.flatMap(m -> m.entry(key)).map(YamlNode.Entry::value);
  }

  /** The key's value; complains where there is none. */
  Optional<YamlNode> required(String key) {
    var value = node(key);
    if (value.isEmpty() && readable()) {
      complaints.add(node, where, "'" + key + "' is missing", "");
    }
    return value;
  }

  Optional<String> text(String key) {
    return node(key).map(v -> text(v, name(key)));
  }

  String requiredText(String key) {
    return required(key).map(v -> text(v, name(key))).orElse("");
  }

  Optional<Double> number(String key) {
    return node(key).map(v -> number(v, name(key)));
  }

  double number(String key, double otherwise) {
    return number(key).orElse(otherwise);
  }

  double requiredNumber(String key) {
    return required(key).map(v -> number(v, name(key))).orElse(1.0);
  }

  Optional<Long> whole(String key) {
    return node(key).map(v -> whole(v, name(key)));
  }

  boolean flag(String key, boolean otherwise) {
    var value = node(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof YamlNode.Scalar s && s.text().matches("true|false")) {
      return s.text().equals("true");
    }
    complaints.add(
        value.get(), name(key), value.get().kind() + " is not a yes or no", "allowed: true, false");
    return otherwise;
  }

  String text(YamlNode value, String what) {
    if (value instanceof YamlNode.Scalar s && !s.isNull()) {
      return s.text();
    }
    complaints.add(value, what, value.kind() + " stands where a text is wanted", "");
    return "";
  }

  double number(YamlNode value, String what) {
    var number =
        value instanceof YamlNode.Scalar s ? Scalars.number(s.text()) : Optional.<Double>empty();
    if (number.isEmpty()) {
      complaints.add(value, what, value.kind() + " is not a number", "such as 12 or 0.35");
    }
    return number.orElse(1.0);
  }

  long whole(YamlNode value, String what) {
    var number =
        value instanceof YamlNode.Scalar s ? Scalars.whole(s.text()) : Optional.<Long>empty();
    if (number.isEmpty()) {
      complaints.add(value, what, value.kind() + " is not a whole number", "such as 100000");
    }
    return number.orElse(1L);
  }

  void complain(YamlNode at, String key, String message, String hint) {
    complaints.add(at, name(key), message, hint);
  }

  void complain(String message, String hint) {
    complaints.add(node, where, message, hint);
  }

  Complaints complaints() {
    return complaints;
  }

  String name(String key) {
    return where.isEmpty() ? key : key.isEmpty() ? where : where + "." + key;
  }
}
