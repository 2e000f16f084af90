package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Brings a list to hold other values: those that are in both stay as they are written. */
final class ItemMerge {

  private final Layout layout;
  private final TextPatch patch;
  private final EntryWriter writer;

  ItemMerge(Layout layout, TextPatch patch) {
    this.layout = layout;
    this.patch = patch;
    this.writer = new EntryWriter(layout);
  }

  /** False where either has something else than plain values: nothing has been changed then. */
  boolean merged(YamlNode.Sequence list, List<Form> wanted) {
    var items = list.items();
    boolean plain =
        items.stream().allMatch(YamlNode.Scalar.class::isInstance)
            && wanted.stream().allMatch(Form.Value.class::isInstance);
    if (!plain || items.isEmpty() || wanted.isEmpty()) {
      return false;
    }
    var kept =
        Alignment.of(items.size(), wanted.size(), (i, w) -> says(items.get(i), wanted.get(w)));
    var gone = new ArrayList<Integer>();
    int item = 0;
    int next = 0;
    for (int k = 0; k <= kept.size(); k++) {
      int itemEnd = k < kept.size() ? kept.get(k).before() : items.size();
      int wantedEnd = k < kept.size() ? kept.get(k).after() : wanted.size();
      while (item < itemEnd && next < wantedEnd) {
        replace(list, (YamlNode.Scalar) items.get(item++), (Form.Value) wanted.get(next++));
      }
      IntStream.range(item, itemEnd).forEach(gone::add);
      if (next < wantedEnd) {
        insert(list, item, wanted.subList(next, wantedEnd));
      }
      item = itemEnd + 1;
      next = wantedEnd + 1;
    }
    delete(list, gone);
    return true;
  }

  private static boolean says(YamlNode item, Form wanted) {
    return ((Form.Value) wanted).says((YamlNode.Scalar) item);
  }

  private void replace(YamlNode.Sequence list, YamlNode.Scalar item, Form.Value wanted) {
    writer.requireToken(item);
    patch.replace(layout.start(item), layout.end(item), writer.token(item, wanted, list.flow()));
  }

  private void delete(YamlNode.Sequence list, List<Integer> gone) {
    if (list.flow() && !gone.isEmpty()) {
      FlowEdit.of(layout, patch, list).delete(gone);
    } else if (!list.flow()) {
      for (int i : gone) {
        var item = list.items().get(i);
        patch.delete(layout.lineStart(layout.start(item)), layout.nextLine(layout.end(item)));
      }
    }
  }

  private void insert(YamlNode.Sequence list, int before, List<Form> wanted) {
    var near = (YamlNode.Scalar) list.items().get(Math.max(0, before - 1));
    var tokens = wanted.stream().map(w -> writer.token(near, (Form.Value) w, list.flow())).toList();
    if (list.flow()) {
      FlowEdit.of(layout, patch, list).insert(before - 1, tokens);
      return;
    }
    int start = layout.start(near);
    var dash = layout.text().substring(layout.lineStart(start), start);
    if (!dash.matches(" *- *")) {
      throw new CannotPatch("an item that does not begin its line");
    }
    int at =
        before == 0
            ? layout.above(layout.lineStart(start) + dash.indexOf('-'))
            : layout.lineStop(layout.end(near));
    for (var token : tokens) {
      patch.insert(
          at, before == 0 ? dash + token + layout.lineEnd() : layout.lineEnd() + dash + token);
    }
  }
}
