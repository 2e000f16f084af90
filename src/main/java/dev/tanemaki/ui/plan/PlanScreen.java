package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The Plan screen: tables at the left, the columns of one in the middle, the editor of a column and
 * what it makes at the right, rows below. Where room is short, the list of tables becomes a choice
 * above the columns and the rows fold away.
 */
public final class PlanScreen implements Screen {

  /** Widths and heights below which something gives way, in widths of the text's em. */
  private static final double TABLES_NEED = 82;

  private static final double ROWS_NEED = 56;
  private static final double EM = 13;

  private final PlanModel model;
  private final Messages texts;
  private final BorderPane root = new BorderPane();
  private final VBox notices = new VBox();
  private final PlanFilesMenu files;
  private final PlanHeader header;
  private final TablesList tables;
  private final TablePane table;
  private final ColumnPane column;
  private final RowsPane rows;
  private final DiffPane diff;
  private final SplitPane body;
  private final VBox work;
  private final Subscription watching;
  private Boolean wide;
  private Boolean tall;

  /**
   * @param goToRun shows the Run screen, which runs this plan
   */
  public PlanScreen(PlanModel model, Formats formats, Runnable goToRun) {
    this.model = model;
    texts = Messages.of(PlanScreen.class, formats.locale());
    root.setId("plan-screen");
    root.getStylesheets()
        .add(Objects.requireNonNull(PlanScreen.class.getResource("plan.css")).toExternalForm());
    files = new PlanFilesMenu(model.plan(), model::recent, texts);
    header = new PlanHeader(model, files, texts, formats, this::showDiff, this::goToFault, goToRun);
    root.setTop(new VBox(header, notices));
    notices.getStyleClass().add("plan-notices");
    tables =
        new TablesList(texts, formats, model::isTableChanged, chosen -> model.go(chosen.name()));
    column = new ColumnPane(model, texts, formats);
    table = new TablePane(model, texts, formats, column::focusEditor);
    rows = new RowsPane(texts, formats, model::rowsFrom);
    diff =
        new DiffPane(model.plan(), model.diff(), texts, model.resets()::all, () -> showDiff(false));
    body = new SplitPane(tables, table, column);
    body.setOrientation(Orientation.HORIZONTAL);
    SplitPane.setResizableWithParent(tables, false);
    SplitPane.setResizableWithParent(table, false);
    VBox.setVgrow(body, Priority.ALWAYS);
    // The rows keep their height whichever editor is the tallest.
    body.setPrefHeight(0);
    work = new VBox(body, rows);
    work.getStyleClass().add("plan-body");
    root.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, new PlanKeys(model, files));
    watching =
        Subscription.combine(
            model.plan().stateProperty().subscribe(state -> show()),
            model.plan().workProperty().subscribe((before, now) -> show()),
            model.plan().dirtyProperty().subscribe((before, now) -> header.showDirty()),
            model.plan().problemProperty().subscribe((before, now) -> tell()),
            model.checks().checkedProperty().subscribe((before, now) -> show()),
            model.tableProperty().subscribe((before, now) -> show()),
            model.columnProperty().subscribe((before, now) -> show()),
            model.lookProperty().subscribe((Consumer<Optional<Look>>) this::show),
            root.widthProperty().subscribe(width -> arrange()),
            root.heightProperty().subscribe(height -> arrange()));
  }

  @Override
  public Parent node() {
    return root;
  }

  /** Saves the plan; asks for a name where it has none. */
  public void save() {
    files.save();
  }

  @Override
  public boolean escape() {
    boolean open = root.getCenter() == diff;
    if (open) {
      showDiff(false);
    }
    return open;
  }

  @Override
  public void close() {
    watching.unsubscribe();
  }

  private void show() {
    var state = model.plan().state();
    header.showDirty();
    switch (state) {
      case CurrentPlan.State.Reading r -> {
        header.showNone(false);
        place(new EmptyState(Feather.FILE_TEXT, texts.text("plan.reading"), model.plan().name()));
      }
      case CurrentPlan.State.Broken(var problem) -> {
        header.showNone(true);
        if (model.present().isEmpty()) {
          place(broken(problem));
        } else {
          showPlan(model.present().get());
        }
      }
      case CurrentPlan.State.Ready ready -> model.present().ifPresent(this::showPlan);
    }
    tell();
    header.showFaults();
  }

  private Node broken(Problem problem) {
    var banner =
        Words.in(texts.locale())
            .banner(problem)
            .withAction(texts.text("plan.again"), model.plan()::reload)
            .withAction(texts.text("file.open"), files::open);
    var box = new VBox(banner);
    box.getStyleClass().add("plan-body");
    return box;
  }

  private void showPlan(Plan plan) {
    header.show(plan);
    tables.show(plan, model.schema(), model.tableProperty().get());
    tables.mark(model.findings());
    table.show();
    column.show();
    boolean differences = model.diff().shown().get();
    if (differences) {
      diff.show();
    }
    header.setDiff(differences);
    place(differences ? diff : work);
  }

  private void show(Optional<Look> look) {
    look.ifPresent(
        made -> {
          column.show(made);
          if (made.asked().table().equals(model.tableProperty().get())) {
            rows.show(made.rows());
          }
          if (!(made.rows() instanceof Look.Sample.Making)) {
            header.showFaults();
            tables.mark(model.findings());
            table.mark();
            column.mark();
          }
          if (!made.sizes().isEmpty()) {
            table.estimate();
          }
        });
  }

  private void goToFault() {
    model
        .tour()
        .next()
        .ifPresent(
            site -> {
              showDiff(false);
              if (site.column().isPresent()) {
                column.focusEditor();
              } else {
                table.focusRows();
              }
            });
  }

  private void tell() {
    var banners = new java.util.ArrayList<Node>();
    var problem = model.plan().problemProperty().get();
    var words = Words.in(texts.locale());
    if (problem != null) {
      banners.add(words.banner(problem).withDismiss(texts.locale(), model.plan()::dismissProblem));
    }
    if (model.plan().state() instanceof CurrentPlan.State.Broken(var broken)
        && model.present().isPresent()) {
      banners.add(words.banner(broken));
    }
    model
        .checks()
        .checked()
        .problem()
        .filter(p -> model.present().isPresent())
        .ifPresent(p -> banners.add(words.banner(p)));
    notices.getChildren().setAll(banners);
  }

  private void showDiff(boolean shown) {
    model.diff().shown().set(shown);
    model.present().ifPresent(this::showPlan);
  }

  private void place(Node node) {
    if (root.getCenter() != node) {
      root.setCenter(node);
    }
  }

  /** What gives way where room is short, and comes back with it. */
  private void arrange() {
    double em = EM;
    boolean nowWide = root.getWidth() == 0 || root.getWidth() >= TABLES_NEED * em;
    if (wide == null || wide != nowWide) {
      wide = nowWide;
      if (nowWide) {
        body.getItems().setAll(tables, table, column);
        body.setDividerPositions(0.215, 0.555);
      } else {
        body.getItems().setAll(table, column);
        body.setDividerPositions(0.42);
      }
      table.setChoosing(!nowWide);
    }
    boolean nowTall = root.getHeight() == 0 || root.getHeight() >= ROWS_NEED * em;
    if (tall == null || tall != nowTall) {
      tall = nowTall;
      rows.setOpen(nowTall);
    }
    rows.fit(root.getHeight());
  }
}
