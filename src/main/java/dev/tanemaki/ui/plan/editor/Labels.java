package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds words for the keys that a rule names: 13 is 東京都, D01 is 日払い. */
public final class Labels {

  private static final Pattern NAMING = Pattern.compile("(.*_)?(name|label|title|text)");

  private Labels() {}

  /**
   * The words for the keys of a column's rule: of a reference the parent's names, of weights and
   * flags those of a list whose key they are. Empty where nothing names them.
   */
  public static Map<String, String> of(Plan plan, ColumnPlan column) {
    return switch (column.rule()) {
      case Rule.Reference r -> plan.table(r.table()).map(t -> of(t, r.column())).orElse(Map.of());
      case Rule.Weights w ->
          naming(plan, w.choices().stream().map(Rule.Weighted::value).collect(Collectors.toSet()));
      case Rule.Flags f ->
          naming(plan, f.flags().stream().map(Rule.Flag::label).collect(Collectors.toSet()));
      default -> Map.of();
    };
  }

  private static Map<String, String> of(TablePlan table, Optional<String> key) {
    if (!(table.rows() instanceof Rows.Listed listed)) {
      return Map.of();
    }
    int at = key.map(listed.header()::indexOf).orElse(0);
    int words = words(listed.header(), at);
    if (at < 0 || words < 0) {
      return Map.of();
    }
    var labels = new HashMap<String, String>();
    listed.records().forEach(r -> labels.putIfAbsent(r.get(at), r.get(words)));
    return labels;
  }

  /** The field that names the rows; -1 where none does. */
  private static int words(List<String> header, int key) {
    for (int i = 0; i < header.size(); i++) {
      if (i != key && NAMING.matcher(header.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, String> naming(Plan plan, Set<String> keys) {
    return Stream.concat(plan.tables().stream(), plan.with().stream())
        .map(t -> of(t, Optional.empty()))
        .filter(labels -> !keys.isEmpty() && labels.keySet().containsAll(keys))
        .findFirst()
        .orElse(Map.of());
  }
}
