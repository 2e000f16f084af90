package dev.tanemaki.plan.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What differs between two plans: the lines of their texts, the columns of their tables. */
public final class PlanDiff {

  private PlanDiff() {}

  /** What a line of a diff is. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Lines left out, as many as the text says. */
    GAP
  }

  /**
   * A line.
   *
   * @param before its number in the first text, 0 where it is not there
   * @param after its number in the second text, 0 where it is not there
   */
  public record Line(Kind kind, int before, int after, String text) {}

  /**
   * The lines that differ with some of those around them; empty where the texts are the same.
   *
   * @param context lines shown before and after a difference
   */
  public static List<Line> lines(String before, String after, int context) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    var deltas = DiffUtils.diff(a, b).getDeltas();
    var all = new ArrayList<Line>();
    int at = 0;
    int shift = 0;
    for (AbstractDelta<String> delta : deltas) {
      int from = delta.getSource().getPosition();
      same(all, a, at, from, shift);
      for (int i = 0; i < delta.getSource().size(); i++) {
        all.add(new Line(Kind.REMOVED, from + i + 1, 0, a.get(from + i)));
      }
      int to = delta.getTarget().getPosition();
      for (int i = 0; i < delta.getTarget().size(); i++) {
        all.add(new Line(Kind.ADDED, 0, to + i + 1, b.get(to + i)));
      }
      at = from + delta.getSource().size();
      shift += delta.getTarget().size() - delta.getSource().size();
    }
    same(all, a, at, a.size(), shift);
    return deltas.isEmpty() ? List.of() : folded(all, context);
  }

  private static void same(List<Line> all, List<String> a, int from, int to, int shift) {
    for (int i = from; i < to; i++) {
      all.add(new Line(Kind.SAME, i + 1, i + 1 + shift, a.get(i)));
    }
  }

  private static List<Line> folded(List<Line> all, int context) {
    var shown = new ArrayList<Line>();
    int left = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean near = false;
      int last = Math.min(all.size() - 1, i + context);
      for (int j = Math.max(0, i - context); j <= last && !near; j++) {
        near = all.get(j).kind() != Kind.SAME;
      }
      if (near) {
        gap(shown, left);
        left = 0;
        shown.add(all.get(i));
      } else {
        left++;
      }
    }
    gap(shown, left);
    return shown;
  }

  private static void gap(List<Line> shown, int left) {
    if (left > 0) {
      shown.add(new Line(Kind.GAP, 0, 0, Integer.toString(left)));
    }
  }

  /**
   * A column, or a table's rows.
   *
   * @param column empty: how many rows the table gets, or its list
   */
  public record Place(String table, Optional<String> column) {}

  /** The columns and row counts that differ between two plans, auxiliary ones included. */
  public static Set<Place> places(Plan before, Plan after) {
    var places = new LinkedHashSet<Place>();
    for (var table : tables(after)) {
      var old = before.table(table.name());
      if (old.filter(o -> o.rows().equals(table.rows())).isEmpty()) {
        places.add(new Place(table.name(), Optional.empty()));
      }
      for (var column : columns(table)) {
        if (!old.flatMap(o -> o.column(column.name())).equals(Optional.of(column))) {
          places.add(new Place(table.name(), Optional.of(column.name())));
        }
      }
    }
    for (var table : tables(before)) {
      var present = after.table(table.name());
      if (present.isEmpty()) {
        places.add(new Place(table.name(), Optional.empty()));
      }
      for (var column : columns(table)) {
        if (present.flatMap(p -> p.column(column.name())).isEmpty()) {
          places.add(new Place(table.name(), Optional.of(column.name())));
        }
      }
    }
    return places;
  }

  private static List<TablePlan> tables(Plan plan) {
    return Stream.concat(plan.with().stream(), plan.tables().stream()).toList();
  }

  private static List<ColumnPlan> columns(TablePlan table) {
    return Stream.concat(table.columns().stream(), table.with().stream()).toList();
  }
}
