package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.Forms;
import dev.tanemaki.plan.YamlNode;
import java.util.List;
import java.util.Optional;

/** Edits as patches of a text. */
final class PlanEdits {

  private final Layout layout;
  private final YamlNode.Mapping root;
  private final TextPatch patch = new TextPatch();

  private PlanEdits(String text, YamlNode root) {
    this.layout = new Layout(text);
    this.root = mapping(root);
  }

  /**
   * The text with the edit in it.
   *
   * @throws CannotPatch where it is written in a way that has no place for it
   */
  static String patched(String text, YamlNode root, PlanEdit edit) {
    var edits = new PlanEdits(text, root);
    switch (edit) {
      case PlanEdit.SetColumn(var table, var column) ->
          edits.setColumn(table, column.name(), Forms.column(column));
      case PlanEdit.RemoveColumn(var table, var column) -> edits.removeColumn(table, column);
      case PlanEdit.SetRows(var table, var rows) ->
          Forms.rows(rows).ifPresent(form -> edits.set(edits.table(table), "rows", form));
      case PlanEdit.SetSeed(long seed) -> edits.set(edits.root, "seed", Forms.whole(seed));
    }
    return edits.patch.apply(text);
  }

  private void setColumn(String table, String column, Form form) {
    var at = table(table);
    for (var key : List.of("with", "columns")) {
      var columns = at.entry(key).map(YamlNode.Entry::value);
      if (columns.isPresent() && mapping(columns.get()).entry(column).isPresent()) {
        set(mapping(columns.get()), column, form);
        return;
      }
    }
    var columns = at.entry("columns").map(YamlNode.Entry::value);
    if (columns.isPresent() && !mapping(columns.get()).entries().isEmpty()) {
      set(mapping(columns.get()), column, form);
    } else {
      var inner = new Form.Keys(Form.Naming.FREE, List.of(new Form.Key(column, form, false)));
      set(at, "columns", inner);
    }
  }

  /** The value of a key, which is added behind the others where it is not there. */
  private void set(YamlNode.Mapping mapping, String key, Form form) {
    var entry = mapping.entry(key);
    if (entry.isPresent()) {
      new NodeMerge(layout, patch).value(entry.get(), form, mapping.flow());
    } else {
      new NodeMerge(layout, patch)
          .add(mapping, place(mapping, key), new Form.Key(key, form, false));
    }
  }

  /** Which entry a new key comes after. */
  private static int place(YamlNode.Mapping mapping, String key) {
    int last = mapping.entries().size() - 1;
    if (key.equals("seed") || key.equals("columns")) {
      var before =
          key.equals("seed") ? "plan" : mapping.entry("rows").isPresent() ? "rows" : "data";
      for (int i = 0; i <= last; i++) {
        if (mapping.entries().get(i).key().text().equals(before)) {
          return i;
        }
      }
      return key.equals("seed") ? -1 : last;
    }
    return last;
  }

  private void removeColumn(String table, String column) {
    var at = table(table);
    for (var key : List.of("with", "columns")) {
      var columns = at.entry(key).map(e -> e.value());
      if (columns.isPresent() && mapping(columns.get()).entry(column).isPresent()) {
        var mapping = mapping(columns.get());
        if (mapping.entries().size() == 1) {
          new NodeMerge(layout, patch).remove(at, key);
        } else {
          new NodeMerge(layout, patch).remove(mapping, column);
        }
      }
    }
  }

  private YamlNode.Mapping table(String name) {
    for (var key : List.of("tables", "with")) {
      Optional<YamlNode.Entry> tables = root.entry(key);
      var found = tables.map(t -> mapping(t.value())).flatMap(t -> t.entry(name));
      if (found.isPresent()) {
        return mapping(found.get().value());
      }
    }
    throw new CannotPatch("there is no table " + name);
  }

  private static YamlNode.Mapping mapping(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw new CannotPatch("no mapping");
  }
}
