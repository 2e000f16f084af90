package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tables in the order they are filled in, their rows, and lines from child to parent. */
final class TablesList extends ListView<TableRow> {

  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  /** About how high a table's line is. */
  private static final double ROW = 48;

  private final Messages texts;
  private final Formats formats;
  private final Predicate<String> changed;
  private ForeignKeyLanes lanes = new ForeignKeyLanes(List.of());
  private List<Finding> findings = List.of();
  private Set<String> marked = Set.of();
  private boolean following;

  /**
   * @param changed whether something of a table differs from the saved plan
   * @param chosen called with the table the operator goes to
   */
  TablesList(
      Messages texts, Formats formats, Predicate<String> changed, Consumer<TableRow> chosen) {
    this.texts = texts;
    this.formats = formats;
    this.changed = changed;
    setId("plan-tables");
    getStyleClass().add("plan-tables");
    setAccessibleText(texts.text("tables.title"));
    setCellFactory(list -> new Cell());
    // Before it has a height a list does not know how far to scroll.
    heightProperty()
        .subscribe(
            (before, now) -> {
              if (before.doubleValue() == 0) {
                scrollToSelected();
              }
            });
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && !following) {
                chosen.accept(row);
              }
            });
  }

  /** Shows the tables of a plan, with this one chosen. */
  void show(Plan plan, Schema schema, String chosen) {
    following = true;
    var rows = TableRow.all(plan, schema);
    int at = rows.stream().map(TableRow::name).toList().indexOf(chosen);
    if (getItems().size() != rows.size()) {
      getItems().setAll(rows);
    } else {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(getItems().get(i))) {
          getItems().set(i, rows.get(i));
        }
      }
    }
    remark(rows, ForeignKeyLanes.of(rows, schema).around(at));
    if (at >= 0 && getSelectionModel().getSelectedIndex() != at) {
      getSelectionModel().select(at);
      scrollToSelected();
    }
    following = false;
  }

  /**
   * Under a moving hand a plan comes many times a second, and differs in a table: the others' cells
   * are only made anew where their mark or a line changes.
   */
  private void remark(List<TableRow> rows, ForeignKeyLanes around) {
    var now = rows.stream().map(TableRow::name).filter(changed).collect(Collectors.toSet());
    if (!now.equals(marked) || !around.equals(lanes)) {
      marked = now;
      lanes = around;
      refresh();
    }
  }

  /** Only where the chosen table is not among the first that are in sight anyway. */
  private void scrollToSelected() {
    int at = getSelectionModel().getSelectedIndex();
    if (getHeight() > 0 && (at + 1) * ROW > getHeight()) {
      scrollTo(Math.max(0, at - 3));
    }
  }

  /** Marks the tables that something is wrong with. */
  void mark(List<Finding> found) {
    if (!found.equals(findings)) {
      findings = List.copyOf(found);
      refresh();
    }
  }

  static String rows(TableRow row, Messages texts, Formats formats) {
    return switch (row.table().rows()) {
      case Rows.Count(var count) -> formats.rows(count);
      case Rows.PerParent() ->
          fanOut(row.table())
              .map(r -> texts.text("rows.children", r.table()))
              .orElseGet(() -> texts.text("rows.parent"));
      case Rows.Listed listed -> formats.rows(listed.records().size());
    };
  }

  private static Optional<Rule.Reference> fanOut(TablePlan table) {
    return table.columns().stream()
        .filter(c -> c.rule() instanceof Rule.Reference r && r.pick() instanceof Rule.Pick.FanOut)
        .map(c -> (Rule.Reference) c.rule())
        .findFirst();
  }

  private String from(TableRow row) {
    String source =
        switch (row.table().rows()) {
          case Rows.Count c -> texts.text("rows.generated");
          case Rows.PerParent p -> texts.text("rows.generated");
          case Rows.Listed listed -> listed.source();
        };
    return row.auxiliary() ? texts.text("rows.auxiliary", source) : source;
  }

  private final class Cell extends ListCell<TableRow> {

    private final Label name = new Label();
    private final Label rows = new Label();
    private final Label from = new Label();
    private final Label wrong = PlanFindings.mark();
    private final LaneGutter gutter = new LaneGutter();
    private final HBox card;

    Cell() {
      name.setMinWidth(0);
      rows.setMinWidth(Region.USE_PREF_SIZE);
      rows.getStyleClass().addAll("tm-number", "tm-muted", "tm-small");
      from.getStyleClass().addAll("tm-small", "tm-muted");
      from.setMinWidth(0);
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var line = new HBox(8, from, gap, rows);
      line.setAlignment(Pos.CENTER_LEFT);
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      wrong.getStyleClass().addAll("plan-wrong", "tm-small", "tm-number");
      var title = new HBox(8, name, space, wrong);
      title.setAlignment(Pos.CENTER_LEFT);
      var words = new VBox(title, line);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      card = new HBox(6, gutter, words);
      gutter.setMinWidth(Region.USE_PREF_SIZE);
      card.setPrefWidth(0);
    }

    @Override
    protected void updateItem(TableRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      boolean shown = !empty && row != null;
      pseudoClassStateChanged(CHANGED, shown && changed.test(row.name()));
      if (!shown) {
        setGraphic(null);
        return;
      }
      name.setText(row.name());
      name.getStyleClass().remove("tm-strong");
      if (!row.auxiliary()) {
        name.getStyleClass().add("tm-strong");
      }
      rows.setText(rows(row, texts, formats));
      from.setText(from(row));
      gutter.show(lanes, getIndex());
      int count = PlanFindings.of(findings, row.name()).size();
      wrong.setText(formats.count(count));
      wrong.setVisible(count > 0);
      wrong.setManaged(count > 0);
      setAccessibleText(
          row.name()
              + ", "
              + rows.getText()
              + (count > 0 ? ", " + texts.text("plan.faults", count) : ""));
      setGraphic(card);
    }
  }
}
