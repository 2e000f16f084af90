package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Check.Verdict;
import dev.tanemaki.verify.check.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.kordamp.ikonli.feather.Feather;

/** The checks, a line each, below their tables. */
final class ChecksTree extends TreeTableView<ChecksTree.Line> {

  /** A table with its checks, or a check that may not have been made yet. */
  sealed interface Line {
    record Table(String name, int checks, int done, int failed, int untested) implements Line {}

    record One(Check.Id id, Optional<Check> check) implements Line {}
  }

  private final Messages texts;
  private final Formats formats;
  private final Map<String, Boolean> open = new LinkedHashMap<>();

  ChecksTree(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    setId("verify-checks");
    setAccessibleText(texts.text("verify.checks"));
    getStyleClass().add("verify-checks");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    setRoot(new TreeItem<>());
    setShowRoot(false);
    getColumns().add(name());
    getColumns().add(text("kind", 96, this::kind, false));
    getColumns().add(text("rows", 112, this::rows, true));
    getColumns().add(text("violations", 84, this::violations, true));
    getColumns().add(verdict());
  }

  /**
   * Shows the checks; the chosen one stays chosen, a table that was opened or closed stays so.
   *
   * @param failedOnly leaves out what is right or not known yet
   */
  void show(Progress progress, boolean failedOnly) {
    var byTable = new LinkedHashMap<String, List<Line.One>>();
    for (Check.Id id : progress.expected()) {
      var line = new Line.One(id, Optional.ofNullable(progress.done().get(id)));
      byTable.computeIfAbsent(id.table(), t -> new ArrayList<>()).add(line);
    }
    var widest = byTable.values().stream().mapToInt(List::size).max().orElse(0);
    var items = new ArrayList<TreeItem<Line>>();
    byTable.entrySet().stream()
        .filter(e -> !failedOnly || e.getValue().stream().anyMatch(ChecksTree::failed))
        // What the operator came for: what failed, then the tables of which there is most to say.
        .sorted(
            Comparator.<Map.Entry<String, List<Line.One>>>comparingInt(
                    e -> e.getValue().stream().anyMatch(ChecksTree::failed) ? 0 : 1)
                .thenComparingInt(e -> -e.getValue().size()))
        .forEach(
            e ->
                items.add(
                    table(e.getKey(), e.getValue(), e.getValue().size() == widest, failedOnly)));
    if (sameLines(getRoot().getChildren(), items)) {
      update(getRoot().getChildren(), items);
    } else {
      var chosen = chosen();
      getRoot().getChildren().setAll(items);
      chosen.ifPresent(this::choose);
    }
  }

  private TreeItem<Line> table(
      String name, List<Line.One> checks, boolean widest, boolean failedOnly) {
    int failed = (int) checks.stream().filter(ChecksTree::failed).count();
    int done = (int) checks.stream().filter(l -> l.check().isPresent()).count();
    int untested =
        (int)
            checks.stream()
                .filter(l -> l.check().filter(c -> c.verdict() == Verdict.UNTESTED).isPresent())
                .count();
    var item = new TreeItem<Line>(new Line.Table(name, checks.size(), done, failed, untested));
    checks.stream()
        .filter(l -> !failedOnly || failed(l))
        .sorted(Comparator.comparing((Line.One l) -> !failed(l)))
        .forEach(l -> item.getChildren().add(new TreeItem<>(l)));
    item.setExpanded(open.getOrDefault(name, failed > 0 || widest));
    item.expandedProperty().subscribe(now -> open.put(name, now));
    return item;
  }

  /** Whether both have the same lines in the same order, whatever is known of each. */
  private static boolean sameLines(List<TreeItem<Line>> now, List<TreeItem<Line>> next) {
    if (now.size() != next.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      boolean same =
          now.get(i).getValue() instanceof Line.One(var id, var check)
              ? next.get(i).getValue() instanceof Line.One one && one.id().equals(id)
              : now.get(i).getValue() instanceof Line.Table a
                  && next.get(i).getValue() instanceof Line.Table b
                  && a.name().equals(b.name());
      if (!same || !sameLines(now.get(i).getChildren(), next.get(i).getChildren())) {
        return false;
      }
    }
    return true;
  }

  /** Lines that stay keep their items: making them anew would lose the place one looks at. */
  private static void update(List<TreeItem<Line>> now, List<TreeItem<Line>> next) {
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).getValue().equals(next.get(i).getValue())) {
        now.get(i).setValue(next.get(i).getValue());
      }
      update(now.get(i).getChildren(), next.get(i).getChildren());
    }
  }

  private static boolean failed(Line.One line) {
    return line.check().filter(c -> c.verdict() == Verdict.FAILED).isPresent();
  }

  /** The check on whose line the operator is. */
  Optional<Check.Id> chosen() {
    var item = getSelectionModel().getSelectedItem();
    return item != null && item.getValue() instanceof Line.One(var id, var check)
        ? Optional.of(id)
        : Optional.empty();
  }

  void choose(Check.Id id) {
    for (var table : getRoot().getChildren()) {
      for (var item : table.getChildren()) {
        if (item.getValue() instanceof Line.One one && one.id().equals(id)) {
          table.setExpanded(true);
          getSelectionModel().select(item);
        }
      }
    }
  }

  /** Forgets which tables were open, for another verification. */
  void reset() {
    open.clear();
    getRoot().getChildren().clear();
  }

  private TreeTableColumn<Line, Line> name() {
    return column(
        "check",
        210,
        (cell, line) -> {
          var label =
              new Label(
                  switch (line) {
                    case Line.Table t -> t.name();
                    case Line.One o -> o.id().name();
                  });
          if (line instanceof Line.Table) {
            label.getStyleClass().add("tm-strong");
          }
          cell.setGraphic(label);
        },
        false);
  }

  private String kind(Line line) {
    return switch (line) {
      case Line.Table t ->
          t.done() < t.checks()
              ? formats.count(t.done()) + " / " + formats.count(t.checks())
              : texts.text("verify.count", t.checks());
      case Line.One o -> kind(texts, o.id());
    };
  }

  static String kind(Messages texts, Check.Id id) {
    return texts.text("kind." + id.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private String rows(Line line) {
    return line instanceof Line.One(var id, var check)
        ? check
            .map(c -> c.sample().map(this::sampled).orElseGet(() -> formats.count(c.rows())))
            .orElse("")
        : "";
  }

  private String sampled(Sample sample) {
    return texts.text(
        "verify.part",
        formats.count(sample.rows()),
        formats.percent((double) sample.rows() / sample.of()));
  }

  private String violations(Line line) {
    return line instanceof Line.One(var id, var check)
        ? check.map(c -> formats.count(c.violations())).orElse("")
        : "";
  }

  private TreeTableColumn<Line, Line> verdict() {
    return column(
        "verdict",
        116,
        (cell, line) ->
            cell.setGraphic(
                switch (line) {
                  case Line.Table t ->
                      t.failed() > 0
                          ? sign(
                              texts.text("verify.failed", t.failed()),
                              Feather.X_CIRCLE,
                              Tone.DANGER)
                          : t.done() < t.checks()
                              ? null
                              : t.untested() > 0
                                  ? sign(
                                      texts.text("verify.untested", t.untested()),
                                      Feather.MINUS_CIRCLE,
                                      Tone.NEUTRAL)
                                  : verdict(texts, Verdict.PASSED);
                  case Line.One o ->
                      o.check()
                          .map(c -> verdict(texts, c.verdict()))
                          .orElseGet(
                              () -> sign(texts.text("verdict.open"), Feather.CIRCLE, Tone.NEUTRAL));
                }),
        false);
  }

  static Label verdict(Messages texts, Verdict verdict) {
    return switch (verdict) {
      case PASSED -> sign(texts.text("verdict.passed"), Feather.CHECK_CIRCLE, Tone.POSITIVE);
      case FAILED -> sign(texts.text("verdict.failed"), Feather.X_CIRCLE, Tone.DANGER);
      case UNTESTED -> sign(texts.text("verdict.untested"), Feather.MINUS_CIRCLE, Tone.NEUTRAL);
    };
  }

  private static Label sign(String word, Feather icon, Tone tone) {
    var label = new Label(word, Icons.of(icon));
    tone.applyTo(label);
    return label;
  }

  private TreeTableColumn<Line, Line> text(
      String key, double width, Function<Line, String> value, boolean number) {
    return column(key, width, (cell, line) -> cell.setText(value.apply(line)), number);
  }

  private TreeTableColumn<Line, Line> column(
      String key, double width, BiConsumer<TreeTableCell<?, ?>, Line> painter, boolean number) {
    var column = new TreeTableColumn<Line, Line>(texts.text("column." + key));
    column.setPrefWidth(width);
    // How many failed is what one came for: that is not cut.
    column.setMinWidth(key.equals("verdict") ? width : Math.min(width, 72));
    column.setSortable(false);
    column.setReorderable(false);
    if (number) {
      column.getStyleClass().addAll("tm-number", "right-aligned");
    }
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
    column.setCellFactory(
        ignored ->
            new TreeTableCell<>() {
              @Override
              protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(null);
                setGraphic(null);
                if (!empty && line != null) {
                  painter.accept(this, line);
                }
              }
            });
    return column;
  }
}
