package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.plan.Columns.Badge;
import dev.tanemaki.ui.plan.Columns.ColumnRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The columns of a table: type, constraints, rule in words and its shares in little. */
final class ColumnsTable extends ListView<ColumnRow> {

  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  /** Names of fewer letters are never cut. */
  private static final int SHORT = 8;

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Messages texts;
  private final Formats formats;
  private final RuleText rules;
  private final Predicate<String> changed;
  private Set<String> wrong = Set.of();
  private Set<String> marked = Set.of();
  private boolean following;

  /**
   * @param changed whether a column differs from the saved plan
   * @param chosen called with the column the operator goes to
   * @param edit called when the operator wants to edit it
   */
  ColumnsTable(
      Messages texts,
      Formats formats,
      Predicate<String> changed,
      Consumer<String> chosen,
      Runnable edit) {
    this.texts = texts;
    this.formats = formats;
    this.changed = changed;
    rules = new RuleText(texts, formats);
    setId("plan-columns");
    getStyleClass().add("plan-columns");
    setAccessibleText(texts.text("columns.title"));
    setCellFactory(list -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null && !following) {
                chosen.accept(row.name());
              }
            });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) {
            edit.run();
            event.consume();
          }
        });
  }

  /** Shows columns, with this one chosen. */
  void show(List<ColumnRow> columns, String chosen) {
    following = true;
    if (!names(getItems()).equals(names(columns))) {
      getItems().setAll(columns);
      scrollTo(0);
    } else {
      for (int i = 0; i < columns.size(); i++) {
        if (!columns.get(i).equals(getItems().get(i))) {
          getItems().set(i, columns.get(i));
        }
      }
    }
    remark(columns);
    select(chosen);
    following = false;
  }

  /**
   * Under a moving hand a plan comes many times a second, and differs in a column: the others'
   * cells are only made anew where their mark changes.
   */
  private void remark(List<ColumnRow> columns) {
    var now = columns.stream().map(ColumnRow::name).filter(changed).collect(Collectors.toSet());
    if (!now.equals(marked)) {
      marked = now;
      refresh();
    }
  }

  /** Marks the columns that something is wrong with. */
  void mark(List<Finding> findings, String table) {
    var names = new java.util.HashSet<String>();
    for (ColumnRow row : getItems()) {
      if (findings.stream().anyMatch(f -> PlanFindings.isOf(f, table, row.name()))) {
        names.add(row.name());
      }
    }
    if (!names.equals(wrong)) {
      wrong = Set.copyOf(names);
      refresh();
    }
  }

  private void select(String name) {
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).name().equals(name)) {
        if (getSelectionModel().getSelectedIndex() != i) {
          getSelectionModel().select(i);
          scrollTo(Math.max(0, i - 3));
        }
        return;
      }
    }
    getSelectionModel().clearSelection();
  }

  private static List<String> names(List<ColumnRow> rows) {
    return rows.stream().map(ColumnRow::name).toList();
  }

  private String kind(ColumnRow row) {
    return row.rule()
        .map(rules::kind)
        .orElseGet(() -> texts.text("from." + row.from().name().toLowerCase(Locale.ROOT)));
  }

  /** A badge with what it stands for. */
  static Label badge(Badge badge, Messages texts) {
    String key = badge.name().toLowerCase(Locale.ROOT);
    var label = new Label(texts.text("badge." + key));
    label.getStyleClass().addAll("plan-badge", "tm-small");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setTooltip(new Tooltip(texts.text("badge." + key + ".tip")));
    label.setAccessibleText(texts.text("badge." + key + ".tip"));
    return label;
  }

  private final class Cell extends ListCell<ColumnRow> {

    private final Label name = new Label();
    private final Label type = new Label();
    private final Label kind = new Label();
    private final Label detail = new Label();
    private final Label fault = PlanFindings.mark();
    private final HBox badges = new HBox(4);
    private final HBox shape = new HBox();
    private final VBox card;

    Cell() {
      name.getStyleClass().add("plan-column-name");
      badges.setAlignment(Pos.CENTER_LEFT);
      shape.setAlignment(Pos.CENTER_RIGHT);
      shape.setMinWidth(Region.USE_PREF_SIZE);
      type.getStyleClass().addAll("tm-small", "tm-muted");
      type.setMinWidth(0);
      kind.getStyleClass().addAll("tm-small", "plan-rule");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      detail.getStyleClass().addAll("tm-small", "tm-muted");
      detail.setMinWidth(0);
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      fault.setAccessibleText(texts.text("plan.faults", 1));
      var first = new HBox(6, name, fault, badges, gap, type);
      first.setAlignment(Pos.CENTER_LEFT);
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      var second = new HBox(8, kind, detail, space, shape);
      second.setAlignment(Pos.CENTER_LEFT);
      second.setMinHeight(16);
      second.setPrefHeight(18);
      card = new VBox(first, second);
      card.setPrefWidth(0);
    }

    @Override
    protected void updateItem(ColumnRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      boolean shown = !empty && row != null;
      pseudoClassStateChanged(CHANGED, shown && changed.test(row.name()));
      boolean faulty = shown && wrong.contains(row.name());
      pseudoClassStateChanged(WRONG, faulty);
      fault.setVisible(faulty);
      fault.setManaged(faulty);
      if (!shown) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      name.setText(row.name());
      name.setMinWidth(row.name().length() < SHORT ? USE_PREF_SIZE : 40);
      name.getStyleClass().remove("tm-muted");
      if (row.auxiliary()) {
        name.getStyleClass().add("tm-muted");
      }
      type.setText(row.auxiliary() ? texts.text("columns.auxiliary") : row.type());
      badges.getChildren().setAll(row.badges().stream().map(b -> badge(b, texts)).toList());
      kind.setText(kind(row));
      String words = row.rule().map(rules::detail).orElse("").replaceAll("\\s+", " ");
      if (row.nulls() > 0) {
        String share = formats.value(Quantity.SHARE, row.nulls());
        words = texts.text("columns.nulls", share) + (words.isEmpty() ? "" : " · " + words);
      }
      detail.setText(words);
      var shares = row.rule().map(RuleText::shape).orElse(List.of());
      shape.getChildren().setAll(shares.isEmpty() ? List.of() : List.of(new ShareBars(shares)));
      setTooltip(words.length() > 32 ? new Tooltip(words) : null);
      setAccessibleText(row.name() + ", " + row.type() + ", " + kind.getText() + " " + words);
      setGraphic(card);
    }
  }
}
