package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.YamlNode;
import java.util.List;

/** Brings a list to hold other values: what it begins and ends with stays as it is written. */
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
    int shorter = Math.min(items.size(), wanted.size());
    int same = 0;
    while (same < shorter && says(items.get(same), wanted.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < shorter - same
        && says(items.get(items.size() - 1 - tail), wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    int both = shorter - tail;
    for (int i = same; i < both; i++) {
      replace(list, (YamlNode.Scalar) items.get(i), (Form.Value) wanted.get(i));
    }
    for (int i = both; i < items.size() - tail; i++) {
      delete(list, i);
    }
    for (int i = both; i < wanted.size() - tail; i++) {
      insert(list, both, (Form.Value) wanted.get(i));
    }
    return true;
  }

  private static boolean says(YamlNode item, Form wanted) {
    return ((Form.Value) wanted).says((YamlNode.Scalar) item);
  }

  private void replace(YamlNode.Sequence list, YamlNode.Scalar item, Form.Value wanted) {
    writer.requireToken(item);
    patch.replace(layout.start(item), layout.end(item), writer.token(item, wanted, list.flow()));
  }

  private void delete(YamlNode.Sequence list, int at) {
    var items = list.items();
    if (!list.flow()) {
      patch.delete(
          layout.lineStart(layout.start(items.get(at))),
          layout.nextLine(layout.end(items.get(at))));
    } else if (at == 0) {
      patch.delete(layout.start(items.get(0)), layout.start(items.get(1)));
    } else {
      patch.delete(layout.end(items.get(at - 1)), layout.end(items.get(at)));
    }
  }

  private void insert(YamlNode.Sequence list, int before, Form.Value wanted) {
    var near = (YamlNode.Scalar) list.items().get(Math.max(0, before - 1));
    var token = writer.token(near, wanted, list.flow());
    if (list.flow() && before == 0) {
      patch.insert(layout.start(near), token + ", ");
    } else if (list.flow()) {
      patch.insert(layout.end(near), ", " + token);
    } else {
      int start = layout.start(near);
      var dash = layout.text().substring(layout.lineStart(start), start);
      if (!dash.matches(" *- *")) {
        throw new CannotPatch("an item that does not begin its line");
      }
      if (before == 0) {
        patch.insert(layout.lineStart(start), dash + token + layout.lineEnd());
      } else {
        patch.insert(layout.lineStop(layout.end(near)), layout.lineEnd() + dash + token);
      }
    }
  }
}
