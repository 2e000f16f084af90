package dev.tanemaki.ui.history;

import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.compare.LineupPane;
import dev.tanemaki.ui.history.HistoryModel.Question;
import dev.tanemaki.ui.history.HistoryModel.State;
import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.MasterDetailPane;
import org.kordamp.ikonli.feather.Feather;

/** The History screen: what was run against this target and how it ended. */
public final class HistoryScreen implements Screen {

  private static final double TABLE_SHARE = 0.6;

  private final HistoryModel model;
  private final Messages texts;
  private final Runnable goToRun;
  private final BorderPane root = new BorderPane();
  private final StackPane body = new StackPane();
  private final Button resume;
  private final Button undo;
  private final Button restore;
  private final VBox notice = new VBox();
  private final Formats formats;
  private final RunsTable table;
  private final RunDetails details;
  private final MasterDetailPane split;
  private final LineupPane lineup;
  private final ToggleButton compare;
  private final Subscription watching;

  /**
   * @param goToRun shows the Run screen
   */
  public HistoryScreen(HistoryModel model, Formats formats, Runnable goToRun) {
    this.model = model;
    this.goToRun = goToRun;
    this.formats = formats;
    texts = Messages.of(HistoryScreen.class, formats.locale());
    table = new RunsTable(texts, formats);
    details = new RunDetails(texts, formats, model::note);
    lineup = new LineupPane(formats, this::lead, this::leave, Optional.empty());
    split = new MasterDetailPane(Side.BOTTOM, table, details, true);
    split.setDividerPosition(TABLE_SHARE);
    split.setAnimated(false);
    resume = new Button(texts.text("history.resume"), Icons.of(Feather.PLAY));
    resume.setId("history-resume");
    resume.getStyleClass().add("accent");
    resume.setOnAction(event -> resume());
    undo = new Button(texts.text("history.undo"), Icons.of(Feather.CORNER_UP_LEFT));
    undo.setId("history-undo");
    undo.setOnAction(event -> selected().ifPresent(model::askUndo));
    restore = new Button(texts.text("history.restore"), Icons.of(Feather.LOG_IN));
    restore.setId("history-restore");
    restore.setTooltip(new Tooltip(texts.text("history.restore.tip")));
    restore.setOnAction(event -> restore());
    compare = new ToggleButton(texts.text("history.compare"), Icons.of(Feather.COLUMNS));
    compare.setId("history-compare");
    compare.setTooltip(new Tooltip(texts.text("history.compare.tip")));
    compare.setOnAction(event -> compare());
    notice.getStyleClass().add("notices");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(HistoryScreen.class.getResource("history.css"))
                .toExternalForm());
    root.setTop(new VBox(header(), notice));
    body.getStyleClass().add("history-body");
    root.setCenter(body);
    watching =
        Subscription.combine(
            model.stateProperty().subscribe(this::show),
            model.current().stageProperty().subscribe(stage -> offer()),
            model.questionProperty().subscribe(this::ask),
            model.comparedProperty().subscribe(now -> show(model.stateProperty().get())),
            table
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                    run -> {
                      details.show(run);
                      offer();
                    }));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void entered() {
    model.watch();
  }

  @Override
  public void close() {
    watching.unsubscribe();
  }

  private Node header() {
    var title = new Label(texts.text("history.title"));
    title.getStyleClass().add("screen-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var again = new Button(texts.text("history.refresh"), Icons.of(Feather.REFRESH_CW));
    again.setId("history-refresh");
    again.setOnAction(event -> model.refresh());
    var header = new HBox(title, gap, again, compare, undo, restore, resume);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  /** The oldest is the reference. */
  private void compare() {
    if (!compare.isSelected()) {
      model.compared(List.of());
      return;
    }
    List<RunRecord> chosen =
        table.getSelectionModel().getSelectedItems().stream()
            .sorted(Comparator.comparingLong(RunRecord::run))
            .toList();
    model.compare(chosen);
  }

  private String name(RunRecord run) {
    String name = texts.text("details.run", Long.toString(run.run()), run.plan());
    return run.note().isEmpty() ? name : name + " · " + run.note();
  }

  private void lead(int place) {
    var all = new ArrayList<>(model.comparedProperty().get());
    all.addFirst(all.remove(place));
    model.compared(all);
  }

  private void leave(int place) {
    var all = new ArrayList<>(model.comparedProperty().get());
    all.remove(place);
    model.compared(all);
  }

  private Optional<RunRecord> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  private void offer() {
    RunRecord run = selected().orElse(null);
    boolean comparing = !model.comparedProperty().get().isEmpty();
    compare.setSelected(comparing);
    compare.setDisable(!comparing && table.getSelectionModel().getSelectedItems().size() < 2);
    undo.setDisable(run == null || !model.canUndo(run));
    restore.setDisable(run == null || !model.canRestore(run));
    resume.setText(
        run != null && run.resumable()
            ? texts.text("history.resume.number", run.run())
            : texts.text("history.resume"));
    resume.setDisable(run == null || !model.canResume(run));
  }

  private void resume() {
    selected()
        .filter(model::canResume)
        .ifPresent(
            run -> {
              model.resume(run);
              goToRun.run();
            });
  }

  private void restore() {
    selected()
        .filter(model::canRestore)
        .ifPresent(
            run -> {
              model.restore(run);
              goToRun.run();
            });
  }

  private void ask(Question question) {
    notice
        .getChildren()
        .setAll(
            switch (question) {
              case Question.None n -> List.of();
              case Question.Refused(var problem) ->
                  List.of(
                      Words.in(texts.locale())
                          .banner(problem)
                          .withDismiss(texts.locale(), model::leave));
              case Question.Undo asked ->
                  List.of(
                      new Banner(
                              Tone.ATTENTION,
                              texts.text(
                                  "undo.title",
                                  formats.rows(asked.removable().rows()),
                                  asked.removable().record().run()),
                              consequence(asked.removable()))
                          .withAction(
                              texts.text("undo.yes"),
                              () -> {
                                model.undo(asked);
                                goToRun.run();
                              })
                          .withAction(texts.text("undo.no"), model::leave));
            });
  }

  private String consequence(Removable removable) {
    var means = new StringJoiner(" ");
    means.add(texts.text("undo.means"));
    if (removable.replaced()) {
      means.add(texts.text("undo.replaced"));
    }
    if (!removable.leftAlone().isEmpty()) {
      means.add(texts.text("undo.left", String.join(", ", removable.leftAlone())));
    }
    return means.toString();
  }

  private void show(State state) {
    body.getChildren()
        .setAll(
            switch (state) {
              case State.NoTarget n ->
                  new EmptyState(
                      Feather.DATABASE,
                      texts.text("history.notarget"),
                      texts.text("history.notarget.why"));
              case State.Reading r -> {
                var busy = new ProgressIndicator();
                busy.setMaxSize(32, 32);
                busy.setAccessibleText(texts.text("history.reading"));
                yield busy;
              }
              case State.Known(var runs) when runs.isEmpty() ->
                  new EmptyState(
                          Feather.CLOCK,
                          texts.text("history.empty"),
                          texts.text("history.empty.why"))
                      .withAction(texts.text("history.empty.go"), goToRun);
              case State.Known(var runs) -> {
                table.show(runs);
                if (model.comparedProperty().get().isEmpty()) {
                  yield split;
                }
                lineup.show(
                    model.comparedProperty().get().stream()
                        .map(c -> c.contender().named(name(c.run())))
                        .toList(),
                    Measure.WHOLE);
                yield lineup;
              }
              case State.Unreadable(var problem) ->
                  new VBox(
                      Words.in(texts.locale())
                          .banner(problem)
                          .withAction(texts.text("history.refresh"), model::refresh));
            });
    offer();
  }
}
