package dev.tanemaki.plan;

import dev.tanemaki.plan.Places.Span;
import dev.tanemaki.problem.Message;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document with its place; scalars stay text, nothing is resolved to a type. */
public sealed interface YamlNode {

  /** Keys from the root, as in {@link Places}. */
  String path();

  Span span();

  /** What it is, for messages. */
  Message kind();

  /** {@code plain}: written without quotes, so that {@code null} and {@code ~} mean null. */
  record Scalar(String path, Span span, String text, boolean plain) implements YamlNode {
    /** Whether it stands for null. */
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public Message kind() {
      return isNull() ? PlanMessage.NOTHING.of() : PlanMessage.TEXT.of(Names.shorten(text));
    }
  }

  /** {@code flow}: written in brackets rather than item by line. */
  record Sequence(String path, Span span, boolean flow, List<YamlNode> items) implements YamlNode {
    @Override
    public Message kind() {
      return PlanMessage.LIST.of();
    }
  }

  /** {@code flow}: written in braces rather than key by line. */
  record Mapping(String path, Span span, boolean flow, List<Entry> entries) implements YamlNode {
    /** The entry of that key. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().text().equals(key)).findFirst();
    }

    @Override
    public Message kind() {
      return PlanMessage.MAPPING.of();
    }
  }

  record Entry(Scalar key, YamlNode value) {}
}
