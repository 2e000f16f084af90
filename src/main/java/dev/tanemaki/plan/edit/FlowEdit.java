package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes entries out of a collection in braces or brackets and puts others in. A remark stays behind
 * the entry that it stands behind: it goes with its line's last entry, and not before.
 */
final class FlowEdit {

  private final Layout layout;
  private final TextPatch patch;
  private final List<Span> entries;

  /** What lies before each entry, and behind the last. */
  private final List<FlowGap> gaps = new ArrayList<>();

  private record Span(int start, int end) {}

  private FlowEdit(Layout layout, TextPatch patch, YamlNode whole, List<Span> entries) {
    this.layout = layout;
    this.patch = patch;
    this.entries = entries;
    int from = opened(whole);
    for (var entry : entries) {
      gaps.add(FlowGap.read(layout, from, entry.start()));
      from = entry.end();
    }
    gaps.add(FlowGap.read(layout, from, layout.end(whole) - 1));
  }

  static FlowEdit of(Layout layout, TextPatch patch, YamlNode.Mapping mapping) {
    var spans =
        mapping.entries().stream().map(e -> new Span(layout.start(e), layout.end(e))).toList();
    return new FlowEdit(layout, patch, mapping, spans);
  }

  static FlowEdit of(Layout layout, TextPatch patch, YamlNode.Sequence list) {
    var spans = list.items().stream().map(i -> new Span(layout.start(i), layout.end(i))).toList();
    return new FlowEdit(layout, patch, list, spans);
  }

  /** Behind the opening brace or bracket, which an anchor may stand before. */
  private int opened(YamlNode whole) {
    int at = layout.start(whole);
    while ("{[".indexOf(layout.text().charAt(at)) < 0) {
      at++;
    }
    return at + 1;
  }

  /**
   * Takes entries out.
   *
   * @param gone their indexes in order; others stay
   */
  void delete(List<Integer> gone) {
    if (gone.size() == entries.size()) {
      throw new CannotPatch("nothing is left in braces");
    }
    for (int i = 0; i < gone.size(); i++) {
      int first = gone.get(i);
      while (i + 1 < gone.size() && gone.get(i + 1) == gone.get(i) + 1) {
        i++;
      }
      deleteRun(first, gone.get(i));
    }
  }

  private void deleteRun(int first, int last) {
    int from = gaps.get(first).from();
    int to = gaps.get(last + 1).to();
    boolean remarks =
        gaps.subList(first, last + 2).stream().anyMatch(gap -> !gap.remarks().isEmpty());
    boolean between = first > 0 && last + 1 < entries.size();
    if (remarks || between && !layout.sameLine(from, to)) {
      var cut = new LineCut(layout, from, to);
      removed(first, last).forEach(cut::remove);
      patch.replace(from, to, cut.rest());
    } else if (first == 0) {
      patch.delete(entries.getFirst().start(), entries.get(last + 1).start());
    } else {
      patch.delete(entries.get(first - 1).end(), entries.get(last).end());
    }
  }

  /** The entries, the commas that nothing is left to part by, and the remarks of these entries. */
  private List<FlowGap.Piece> removed(int first, int last) {
    var removed = new ArrayList<FlowGap.Piece>();
    boolean behind = last + 1 < entries.size() || gaps.getLast().comma() >= 0;
    int kept = -1;
    if (first > 0 && behind) {
      // The comma that stands beside an entry which stays.
      int own = gaps.get(first).comma();
      boolean trails = layout.sameLine(entries.get(first - 1).end(), own);
      kept = trails ? own : gaps.get(last + 1).comma();
    }
    for (int i = first; i <= last + 1; i++) {
      int comma = gaps.get(i).comma();
      if (comma >= 0 && comma != kept) {
        removed.add(new FlowGap.Piece(comma, comma + 1));
      }
    }
    for (int i = first; i <= last; i++) {
      removed.add(new FlowGap.Piece(entries.get(i).start(), entries.get(i).end()));
      var remark = remark(i);
      boolean shared =
          remark.isPresent()
              && first > 0
              && layout.sameLine(entries.get(first - 1).end(), remark.get().start());
      if (!shared) {
        remark.ifPresent(removed::add);
      }
    }
    return removed;
  }

  /** The remark that stands behind the entry on its last line; -1: behind the opening brace. */
  private Optional<FlowGap.Piece> remark(int entry) {
    int end = gaps.get(entry + 1).from();
    return gaps.get(entry + 1).remarks().stream()
        .filter(remark -> layout.sameLine(end, remark.start()))
        .findFirst();
  }

  /**
   * Puts entries in.
   *
   * @param after the entry they come behind; -1: before all
   * @param texts as they are to be written
   */
  void insert(int after, List<String> texts) {
    if (after < 0) {
      insertFirst(texts);
      return;
    }
    int end = entries.get(after).end();
    var remark = remark(after);
    if (remark.isEmpty()) {
      var separator = separator(after);
      texts.forEach(text -> patch.insert(end, separator + text));
      return;
    }
    int comma = gaps.get(after + 1).comma();
    var line = layout.lineEnd() + spaces(firstOfLine(after));
    if (comma < 0) {
      patch.insert(end, ",");
      patch.insert(remark.get().end(), line + String.join("," + line, texts));
    } else if (comma < remark.get().start()) {
      texts.forEach(text -> patch.insert(remark.get().end(), line + text + ","));
    } else {
      var leading = layout.lineEnd() + spaces(comma) + ", ";
      texts.forEach(text -> patch.insert(remark.get().end(), leading + text));
    }
  }

  private void insertFirst(List<String> texts) {
    int start = entries.getFirst().start();
    var above =
        gaps.getFirst().remarks().stream()
            .map(remark -> layout.lineStart(remark.start()))
            .filter(line -> line >= gaps.getFirst().from())
            .findFirst();
    if (above.isPresent()) {
      // What stands above the first entry is about that.
      int line = above.get();
      var indent = spaces(gaps.getFirst().remarkFrom(line));
      texts.forEach(text -> patch.insert(line, indent + text + "," + layout.lineEnd()));
      return;
    }
    var separator = remark(0).isPresent() ? "," + layout.lineEnd() + spaces(start) : ", ";
    texts.forEach(text -> patch.insert(start, text + separator));
  }

  /** What parts a new entry from the one before it: a line end where that is the habit. */
  private String separator(int after) {
    if (after > 0 && !layout.sameLine(entries.get(after - 1).end(), entries.get(after).start())) {
      int start = entries.get(after).start();
      var before = layout.text().substring(layout.lineStart(start), start);
      if (before.isBlank()) {
        return "," + layout.lineEnd() + before;
      }
      if (before.strip().equals(",")) {
        return layout.lineEnd() + before;
      }
    }
    return ", ";
  }

  /** Where the first entry begins that stands on that entry's line. */
  private int firstOfLine(int entry) {
    int first = entry;
    while (first > 0 && layout.sameLine(entries.get(first - 1).start(), entries.get(entry).end())) {
      first--;
    }
    return entries.get(first).start();
  }

  /** As many as there are columns before that character. */
  private String spaces(int at) {
    return " ".repeat(YamlText.width(layout.text().substring(layout.lineStart(at), at)));
  }

  /**
   * Gives the entries another order. Where they have remarks each takes its own along, a line each.
   *
   * @param contents in the new order
   * @param from for each the entry it was, -1 where it is new
   */
  void permute(List<String> contents, List<Integer> from) {
    if (gaps.stream().anyMatch(gap -> !gap.remarks().isEmpty())) {
      patch.replace(gaps.getFirst().from(), gaps.getLast().to(), lines(contents, from));
      return;
    }
    int both = Math.min(contents.size(), entries.size());
    for (int i = 0; i < both; i++) {
      patch.replace(entries.get(i).start(), entries.get(i).end(), contents.get(i));
    }
    delete(IntStream.range(both, entries.size()).boxed().toList());
    if (contents.size() > both) {
      insert(entries.size() - 1, contents.subList(both, contents.size()));
    }
  }

  private String lines(List<String> contents, List<Integer> from) {
    var text = layout.text();
    var line = layout.lineEnd() + spaces(entries.getFirst().start());
    var lines = new StringBuilder();
    remark(-1).ifPresent(remark -> lines.append(" ".repeat(blanks(remark))).append(text(remark)));
    for (int i = 0; i < contents.size(); i++) {
      int entry = from.get(i);
      if (entry >= 0) {
        above(entry).forEach(remark -> lines.append(line).append(text(remark)));
      }
      boolean comma = i + 1 < contents.size();
      lines.append(line).append(contents.get(i)).append(comma ? "," : "");
      if (entry >= 0) {
        remark(entry)
            .ifPresent(remark -> lines.append(space(entry, remark, comma)).append(text(remark)));
      }
    }
    for (int i = 0; i <= entries.size(); i++) {
      if (i == entries.size() || !from.contains(i)) {
        above(i).forEach(remark -> lines.append(line).append(text(remark)));
      }
    }
    int close = gaps.getLast().to();
    boolean ownLine = text.substring(layout.lineStart(close), close).isBlank();
    return lines + (ownLine ? layout.lineEnd() + spaces(close) : line);
  }

  /** Remarks between that entry and the one before it, but for those behind the one before. */
  private List<FlowGap.Piece> above(int entry) {
    var own = remark(entry - 1);
    return gaps.get(entry).remarks().stream().filter(r -> !own.equals(Optional.of(r))).toList();
  }

  /** What stood before the remark, so that it stays in its column though a comma came or went. */
  private String space(int entry, FlowGap.Piece remark, boolean comma) {
    int at = gaps.get(entry + 1).comma();
    boolean had = at >= 0 && at < remark.start();
    int change = (had ? 1 : 0) - (comma ? 1 : 0);
    return " ".repeat(Math.max(1, blanks(remark) + change));
  }

  private int blanks(FlowGap.Piece remark) {
    int from = remark.start();
    while (from > 0 && layout.text().charAt(from - 1) == ' ') {
      from--;
    }
    return Math.max(1, remark.start() - from);
  }

  private String text(FlowGap.Piece remark) {
    return layout.text().substring(remark.start(), remark.end());
  }
}
