package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Brings a node to say what a form says, with as few changes as that takes: a value that already
 * says it stays as it is written.
 */
final class NodeMerge {

  private final Layout layout;
  private final TextPatch patch;
  private final EntryWriter writer;

  NodeMerge(Layout layout, TextPatch patch) {
    this.layout = layout;
    this.patch = patch;
    this.writer = new EntryWriter(layout);
  }

  /**
   * The value of an entry.
   *
   * @param flow whether the entry stands in braces
   */
  void value(YamlNode.Entry entry, Form wanted, boolean flow) {
    if (!merged(entry.value(), wanted, flow)) {
      replaceValue(entry, wanted, flow);
    }
  }

  /** One more entry, after that one; -1: before all. */
  void add(YamlNode.Mapping mapping, int after, Form.Key key) {
    insert(mapping, after, List.of(key));
  }

  /** One entry less; there are others. */
  void remove(YamlNode.Mapping mapping, String key) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      if (mapping.entries().get(i).key().text().equals(key)) {
        delete(mapping, List.of(i));
      }
    }
  }

  /** False where the node is of another kind than the form: nothing has been changed then. */
  private boolean merged(YamlNode node, Form wanted, boolean flow) {
    return switch (wanted) {
      case Form.Either(var forms) -> {
        for (var form : forms) {
          if (kind(node, form)) {
            yield merged(node, form, flow);
          }
        }
        yield false;
      }
      case Form.Value v -> {
        if (!(node instanceof YamlNode.Scalar scalar)) {
          yield false;
        }
        scalar(scalar, v, flow);
        yield true;
      }
      case Form.Items(var items) ->
          node instanceof YamlNode.Sequence s && new ItemMerge(layout, patch).merged(s, items);
      case Form.Keys keys -> {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
          yield false;
        }
        mapping(mapping, keys);
        yield true;
      }
      case Form.Hours(var weights) ->
          node instanceof YamlNode.Mapping m && merged(m, hours(m, weights), flow);
    };
  }

  private static boolean kind(YamlNode node, Form form) {
    return switch (form) {
      case Form.Value _ -> node instanceof YamlNode.Scalar;
      case Form.Items _ -> node instanceof YamlNode.Sequence;
      case Form.Keys _, Form.Hours _ -> node instanceof YamlNode.Mapping;
      case Form.Either(var forms) -> forms.stream().anyMatch(f -> kind(node, f));
    };
  }

  private void scalar(YamlNode.Scalar scalar, Form.Value wanted, boolean flow) {
    if (!wanted.says(scalar)) {
      writer.requireToken(scalar);
      int start = layout.start(scalar);
      int end = layout.end(scalar);
      patch.replace(start, end, (start == end ? " " : "") + writer.token(scalar, wanted, flow));
    }
  }

  /** The file's own ranges of hours where they still hold. */
  private static Form.Keys hours(YamlNode.Mapping mapping, Map<Integer, Double> weights) {
    var left = new TreeMap<>(weights);
    var keys = new ArrayList<Form.Key>();
    for (var entry : mapping.entries()) {
      var ends = entry.key().text().strip().split("\\s*(-|\\.\\.|–|〜|~)\\s*");
      int first = hour(ends[0]);
      int last = ends.length > 1 ? hour(ends[1]) : first;
      var own = new TreeMap<Integer, Double>();
      for (int h = first; h <= last && h >= 0; h++) {
        if (left.containsKey(h)) {
          own.put(h, left.remove(h));
        }
      }
      boolean whole =
          own.size() == last - first + 1 && own.values().stream().distinct().count() == 1;
      if (whole) {
        var value = YamlText.hours(first, last, own.get(first)).value();
        keys.add(new Form.Key(entry.key().text(), value, false));
      } else {
        keys.addAll(YamlText.runs(own).keys());
      }
    }
    keys.addAll(YamlText.runs(left).keys());
    return new Form.Keys(Form.Naming.FREE, keys);
  }

  private static int hour(String text) {
    return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
  }

  private void mapping(YamlNode.Mapping mapping, Form.Keys wanted) {
    var match = KeyMatch.of(mapping, wanted);
    if (wanted.naming() != Form.Naming.WORDS && !match.inOrder()) {
      permute(mapping, wanted, match);
      return;
    }
    var deleted = new ArrayList<Integer>();
    for (int i = 0; i < mapping.entries().size(); i++) {
      var entry = mapping.entries().get(i);
      switch (match.of(i)) {
        case KeyMatch.Kept(int key) -> value(entry, wanted.keys().get(key).value(), mapping.flow());
        case KeyMatch.Renamed(int key) -> renamed(mapping, i, wanted.keys().get(key));
        case KeyMatch.Replaced(int key) -> replace(mapping, i, wanted.keys().get(key));
        case KeyMatch.Gone() -> deleted.add(i);
      }
    }
    if (deleted.size() == mapping.entries().size() && match.inserted().isEmpty()) {
      throw new CannotPatch("nothing is left of a mapping");
    }
    delete(mapping, deleted);
    var inserted = new TreeMap<Integer, List<Form.Key>>();
    match
        .inserted()
        .forEach(
            (key, after) ->
                inserted
                    .computeIfAbsent(after, _ -> new ArrayList<>())
                    .add(wanted.keys().get(key)));
    inserted.forEach((after, keys) -> insert(mapping, after, keys));
  }

  private void renamed(YamlNode.Mapping mapping, int at, Form.Key key) {
    var entry = mapping.entries().get(at);
    writer.requireToken(entry.key());
    patch.replace(
        layout.start(entry.key()),
        layout.end(entry.key()),
        YamlText.scalar(key.key(), writer.quote(entry.key()), mapping.flow()));
    value(entry, key.value(), mapping.flow());
  }

  private void replace(YamlNode.Mapping mapping, int at, Form.Key key) {
    var entry = mapping.entries().get(at);
    patch.replace(
        layout.start(entry), contentEnd(mapping, entry), writer.entry(mapping, entry, key));
  }

  /** With the remark behind it, where it has lines of its own. */
  private int contentEnd(YamlNode.Mapping mapping, YamlNode.Entry entry) {
    int end = layout.end(entry);
    return mapping.flow() ? end : layout.lineStop(end);
  }

  private void delete(YamlNode.Mapping mapping, List<Integer> indexes) {
    if (mapping.flow()) {
      if (!indexes.isEmpty()) {
        FlowEdit.of(layout, patch, mapping).delete(indexes);
      }
      return;
    }
    for (int i : indexes) {
      var entry = mapping.entries().get(i);
      layout.indent(layout.start(entry));
      deleteLines(layout.start(entry), layout.end(entry));
    }
  }

  private void deleteLines(int start, int end) {
    int from = layout.lineStart(start);
    int to = layout.nextLine(end);
    boolean unended = to == layout.text().length() && !layout.text().endsWith("\n");
    patch.delete(unended && from > 0 ? layout.lineStop(from - 1) : from, to);
  }

  /**
   * @param after index of the entry before the new one; -1: it becomes the first
   */
  private void insert(YamlNode.Mapping mapping, int after, List<Form.Key> keys) {
    var entries = mapping.entries();
    var near = entries.get(Math.max(0, after));
    var texts = keys.stream().map(key -> writer.entry(mapping, near, key)).toList();
    if (mapping.flow()) {
      FlowEdit.of(layout, patch, mapping).insert(after, texts);
      return;
    }
    int first = layout.start(entries.getFirst());
    var indent = layout.indent(first);
    int at = after < 0 ? layout.above(first) : layout.lineStop(layout.end(near));
    for (var text : texts) {
      patch.insert(
          at, after < 0 ? indent + text + layout.lineEnd() : layout.lineEnd() + indent + text);
    }
  }

  /** Another order: the places stay, what stands in them changes. */
  private void permute(YamlNode.Mapping mapping, Form.Keys wanted, KeyMatch match) {
    var keys = YamlText.written(wanted);
    var entries = mapping.entries();
    var contents = keys.stream().map(key -> content(mapping, wanted, match, key)).toList();
    if (mapping.flow()) {
      var from = keys.stream().map(key -> match.entryOf(wanted.keys().indexOf(key))).toList();
      FlowEdit.of(layout, patch, mapping).permute(contents, from);
      return;
    }
    int both = Math.min(keys.size(), entries.size());
    for (int i = 0; i < both; i++) {
      var entry = entries.get(i);
      patch.replace(layout.above(layout.start(entry)), contentEnd(mapping, entry), contents.get(i));
    }
    delete(mapping, IntStream.range(both, entries.size()).boxed().toList());
    for (int i = both; i < keys.size(); i++) {
      patch.insert(
          layout.lineStop(layout.end(entries.getLast())), layout.lineEnd() + contents.get(i));
    }
  }

  /** In lines of its own with its indentation and the remarks above it. */
  private String content(YamlNode.Mapping mapping, Form.Keys wanted, KeyMatch match, Form.Key key) {
    int at = match.entryOf(wanted.keys().indexOf(key));
    var first = mapping.entries().getFirst();
    if (at < 0) {
      var indent = mapping.flow() ? "" : layout.indent(layout.start(first));
      return indent + writer.entry(mapping, first, key);
    }
    var entry = mapping.entries().get(at);
    var inner = new TextPatch();
    new NodeMerge(layout, inner).value(entry, key.value(), mapping.flow());
    int start = layout.start(entry);
    int from = mapping.flow() ? start : layout.above(start);
    return inner.apply(layout.text(), from, contentEnd(mapping, entry));
  }

  /** Another value behind the same key; a remark on the key's own line stays. */
  private void replaceValue(YamlNode.Entry entry, Form wanted, boolean flow) {
    int colon = layout.colon(entry);
    int start = Math.max(colon, layout.start(entry.value()));
    int end = layout.end(entry);
    if (flow) {
      patch.replace(start, end, (start == colon ? " " : "") + YamlText.flow(wanted, true));
      return;
    }
    int keyStart = layout.start(entry.key());
    var indent = layout.indent(keyStart);
    boolean below = !layout.sameLine(colon, start);
    int column = colon - layout.lineStart(colon) + 1;
    var text = YamlText.behind(wanted, indent, column, below, layout.lineEnd());
    if (text.startsWith(" ") && !below) {
      patch.replace(colon, end, text);
    } else if (text.startsWith(" ")) {
      patch.insert(colon, text);
      patch.delete(layout.lineStop(colon), layout.lineStop(end));
    } else if (below) {
      patch.replace(layout.lineStop(colon), layout.lineStop(end), text);
    } else {
      patch.delete(colon, end);
      patch.insert(layout.lineStop(end), text);
    }
  }
}
