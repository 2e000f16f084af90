package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
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
      var wanted = known.isEmpty() ? Message.NONE : PlanMessage.KEYS.of(Names.list(known));
      complaints.add(node, where, PlanMessage.NO_MAPPING.of(node.kind()), wanted);
    }
  }

  private void unknown(YamlNode.Scalar key, Collection<String> known) {
    unknown = true;
    complaints.add(
        key.path() + (key.path().isEmpty() ? "" : "/") + key.text(),
        key.span(),
        where,
        PlanMessage.UNKNOWN_KEY.of(Names.shorten(key.text())),
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
      complaints.add(node, where, PlanMessage.KEY_MISSING.of(key), Message.NONE);
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
        value.get(),
        name(key),
        PlanMessage.NO_YES_OR_NO.of(value.get().kind()),
        PlanMessage.ALLOWED.of("true, false"));
    return otherwise;
  }

  String text(YamlNode value, String what) {
    if (value instanceof YamlNode.Scalar s && !s.isNull()) {
      return s.text();
    }
    complaints.add(value, what, PlanMessage.NO_TEXT.of(value.kind()), Message.NONE);
    return "";
  }

  double number(YamlNode value, String what) {
    var number =
        value instanceof YamlNode.Scalar s ? Scalars.number(s.text()) : Optional.<Double>empty();
    if (number.isEmpty()) {
      complaints.add(
          value,
          what,
          PlanMessage.NO_NUMBER.of(value.kind()),
          PlanMessage.SUCH_AS_EITHER.of("12", "0.35"));
    }
    return number.orElse(1.0);
  }

  long whole(YamlNode value, String what) {
    var number =
        value instanceof YamlNode.Scalar s ? Scalars.whole(s.text()) : Optional.<Long>empty();
    if (number.isEmpty()) {
      complaints.add(
          value,
          what,
          PlanMessage.NO_WHOLE_NUMBER.of(value.kind()),
          PlanMessage.SUCH_AS.of("100000"));
    }
    return number.orElse(1L);
  }

  void complain(YamlNode at, String key, Message message, Message hint) {
    complaints.add(at, name(key), message, hint);
  }

  void complain(Message message, Message hint) {
    complaints.add(node, where, message, hint);
  }

  Complaints complaints() {
    return complaints;
  }

  String name(String key) {
    return where.isEmpty() ? key : key.isEmpty() ? where : where + "." + key;
  }
}
