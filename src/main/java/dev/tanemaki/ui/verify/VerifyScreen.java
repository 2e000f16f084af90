package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.AlertBanner;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import dev.tanemaki.ui.verify.Progress.Stage;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The Verify screen: what is right and what is wrong with the rows. */
public final class VerifyScreen implements Screen {

  private static final double LIST_SHARE = 0.58;

  /** Rows of each table to choose from; 0 for all. */
  private static final List<Long> SAMPLES = List.of(0L, 10_000L, 100_000L, 1_000_000L);

  private enum Filter {
    ALL,
    FAILED
  }

  private final VerifyModel model;
  private final Messages texts;
  private final Formats formats;
  private final BorderPane root = new BorderPane();
  private final StackPane body = new StackPane();
  private final VBox notice = new VBox();
  private final AlertBanner alerts;
  private final ComboBox<Subject> subject = new ComboBox<>();
  private final ComboBox<Long> sample = new ComboBox<>();
  private final Button start;
  private final Button cancel;
  private final Label summary = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Segments<Filter> filter;
  private final HBox status;
  private final ChecksTree checks;
  private final CheckDetail detail;
  private final SplitPane split;
  private final Subscription watching;
  private Check detailed;

  public VerifyScreen(VerifyModel model, Formats formats) {
    this.model = model;
    this.formats = formats;
    texts = Messages.of(VerifyScreen.class, formats.locale());
    alerts = new AlertBanner(formats);
    alerts.getStyleClass().add("notices");
    checks = new ChecksTree(texts, formats);
    detail = new CheckDetail(texts, formats);
    split = new SplitPane(checks, detail);
    split.setDividerPositions(LIST_SHARE);
    SplitPane.setResizableWithParent(detail, true);
    start = new Button(texts.text("verify.start"), Icons.of(Feather.CHECK_SQUARE));
    start.setId("verify-start");
    start.getStyleClass().add("accent");
    start.setOnAction(event -> model.start());
    cancel = new Button(texts.text("verify.cancel"), Icons.of(Feather.X));
    cancel.setId("verify-cancel");
    cancel.setOnAction(event -> model.cancel());
    var words = new LinkedHashMap<Filter, String>();
    words.put(Filter.ALL, texts.text("filter.all"));
    words.put(Filter.FAILED, texts.text("filter.failed"));
    filter =
        new Segments<>(
            "verify-filter",
            texts.text("filter.name"),
            words,
            model.failedOnly() ? Filter.FAILED : Filter.ALL,
            this::filter);
    status = status();
    notice.getStyleClass().add("notices");
    notice.managedProperty().bind(Bindings.isNotEmpty(notice.getChildren()));
    root.getStylesheets()
        .add(Objects.requireNonNull(VerifyScreen.class.getResource("verify.css")).toExternalForm());
    root.setTop(new VBox(header(), notice, alerts, status));
    body.getStyleClass().add("verify-body");
    root.setCenter(body);
    watching =
        Subscription.combine(
            model.subjectsProperty().subscribe(this::offer),
            model.subjectProperty().subscribe(now -> subject.setValue(now)),
            model.progressProperty().subscribe(this::show),
            model.connection().stateProperty().subscribe(now -> show(model.progress())),
            model.plan().stateProperty().subscribe(now -> buttons()),
            model.run().stageProperty().subscribe(now -> buttons()),
            checks.getSelectionModel().selectedItemProperty().subscribe(now -> detail()));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void entered() {
    model.refresh();
    buttons();
  }

  @Override
  public void close() {
    watching.unsubscribe();
  }

  private Node header() {
    var title = new Label(texts.text("verify.title"));
    title.getStyleClass().add("screen-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    subject.setId("verify-subject");
    subject.setAccessibleText(texts.text("verify.subject"));
    subject.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Subject value) {
            return value == null ? "" : name(value);
          }

          @Override
          public Subject fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not written");
          }
        });
    subject.setOnAction(event -> model.choose(subject.getValue()));
    sample.setId("verify-sample");
    sample.setAccessibleText(texts.text("sample.name"));
    sample.setTooltip(new Tooltip(texts.text("sample.why")));
    sample.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Long rows) {
            return rows == null
                ? ""
                : rows == 0
                    ? texts.text("sample.none")
                    : texts.text("sample.rows", formats.count(rows));
          }

          @Override
          public Long fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not written");
          }
        });
    var choices = new TreeSet<>(SAMPLES);
    choices.add(model.sample());
    sample.getItems().setAll(choices);
    sample.setValue(model.sample());
    sample.setOnAction(event -> model.sample(sample.getValue()));
    sample.setMinWidth(120);
    subject.setMaxWidth(360);
    subject.setMinWidth(120);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    start.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    var header = new HBox(title, subject, sample, gap, cancel, start);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private String name(Subject value) {
    return switch (value) {
      case Subject.CurrentPlan p -> texts.text("subject.plan", model.plan().name());
      case Subject.PastRun(var run) ->
          texts.text("subject.run", run.run(), run.plan(), formats.rows(run.rows()));
    };
  }

  private HBox status() {
    summary.setId("verify-summary");
    summary.getStyleClass().addAll("tm-number");
    summary.setMinWidth(0);
    bar.setPrefWidth(160);
    bar.setAccessibleText(texts.text("verify.progress"));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(12, summary, bar, gap, filter);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("verify-status");
    return line;
  }

  private void offer(List<Subject> subjects) {
    subject.getItems().setAll(subjects);
    subject.setValue(model.subjectProperty().get());
  }

  private void filter(Filter now) {
    model.failedOnly(now == Filter.FAILED);
    checks.show(model.progress(), model.failedOnly());
  }

  private void buttons() {
    boolean running = model.running();
    start.setDisable(!model.ready());
    cancel.setVisible(running);
    cancel.setManaged(running);
    subject.setDisable(running);
    sample.setDisable(running);
  }

  private void show(Progress progress) {
    buttons();
    notice.getChildren().clear();
    alerts.show(progress.alerts(), true);
    bar.setVisible(progress.stage() instanceof Stage.Running);
    bar.setManaged(bar.isVisible());
    bar.setProgress(progress.share());
    boolean known = !progress.expected().isEmpty();
    status.setVisible(known);
    status.setManaged(known);
    summary.setText(known ? summary(progress) : "");
    tone(progress).applyTo(summary);
    summary.setGraphic(
        switch (tone(progress)) {
          case DANGER -> Icons.of(Feather.X_CIRCLE);
          case POSITIVE -> Icons.of(Feather.CHECK_CIRCLE);
          default -> null;
        });
    if (progress.missingRows() > 0) {
      notice.getChildren().add(missing(progress));
    }
    switch (progress.stage()) {
      case Stage.Failed(var problem) ->
          notice
              .getChildren()
              .add(
                  Words.in(texts.locale())
                      .banner(problem)
                      .withAction(texts.text("verify.start"), model::start));
      case Stage.Cancelled c ->
          notice
              .getChildren()
              .add(
                  new Banner(
                      Tone.ATTENTION,
                      texts.text("cancelled.title"),
                      texts.text(
                          "cancelled.why", progress.done().size(), progress.expected().size())));
      case Stage.Idle i -> checks.reset();
      case Stage.Running r -> {}
      case Stage.Done d -> {}
    }
    if (known) {
      checks.show(progress, model.failedOnly());
      body.getChildren().setAll(split);
      if (progress.stage() instanceof Stage.Done) {
        worthALook(progress).ifPresent(this::choose);
      }
      detail();
    } else {
      detailed = null;
      detail.nothing();
      body.getChildren().setAll(empty(progress));
    }
  }

  private Banner missing(Progress progress) {
    return new Banner(
        Tone.DANGER,
        texts.text("missing.title", formats.rows(progress.missingRows())),
        String.join(
            ", ",
            progress.missing().stream()
                .map(t -> t.table() + " " + formats.count(t.missing()))
                .toList()));
  }

  private Node empty(Progress progress) {
    if (model.connection().target().isEmpty()) {
      return new EmptyState(
          Feather.DATABASE, texts.text("verify.notarget"), texts.text("verify.notarget.why"));
    }
    return progress.stage() instanceof Stage.Running
        ? new EmptyState(
            Feather.LOADER, texts.text("verify.reading"), texts.text("verify.reading.why"))
        : new EmptyState(
            Feather.CHECK_SQUARE, texts.text("verify.empty"), texts.text("verify.empty.why"));
  }

  private static Tone tone(Progress progress) {
    return switch (progress.stage()) {
      case Stage.Done d -> progress.failed() > 0 ? Tone.DANGER : Tone.POSITIVE;
      case Stage.Running r -> progress.failed() > 0 ? Tone.DANGER : Tone.NEUTRAL;
      case Stage.Idle i -> Tone.NEUTRAL;
      case Stage.Cancelled c -> Tone.NEUTRAL;
      case Stage.Failed f -> Tone.NEUTRAL;
    };
  }

  private String summary(Progress progress) {
    boolean running = progress.stage() instanceof Stage.Running;
    String line =
        texts.text(
            running ? "summary.running" : "summary.done",
            formats.count(running ? progress.done().size() : progress.passed()),
            formats.count(progress.expected().size()),
            progress.failed(),
            formats.count(progress.violations()),
            formats.duration(progress.took()));
    if (!running && progress.untested() > 0) {
      line += " · " + texts.text("summary.untested", formats.count(progress.untested()));
    }
    if (!running && progress.sampled() > 0) {
      line += " · " + texts.text("summary.sampled", formats.count(progress.sampled()));
    }
    return line;
  }

  /** What to look at first: what failed, else some shares. */
  private Optional<Check.Id> worthALook(Progress progress) {
    return checks.chosen().isPresent() || model.chosen().isPresent()
        ? checks.chosen().or(model::chosen)
        : progress.expected().stream()
            .map(progress.done()::get)
            .filter(Objects::nonNull)
            .filter(c -> progress.failed() > 0 ? c.verdict() == Check.Verdict.FAILED : hasShares(c))
            .map(Check::id)
            .findFirst();
  }

  private static boolean hasShares(Check check) {
    return check instanceof DistributionCheck d && d.categories().size() > 1;
  }

  private void choose(Check.Id id) {
    checks.choose(id);
  }

  private void detail() {
    checks.chosen().ifPresent(model::look);
    Check now = checks.chosen().map(model.progress().done()::get).orElse(null);
    if (now == null) {
      detailed = null;
      detail.nothing();
    } else if (!now.equals(detailed)) {
      detailed = now;
      detail.show(now);
    }
  }
}
