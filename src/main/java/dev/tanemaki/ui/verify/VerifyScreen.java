package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.EmptyState;
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
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The Verify screen: what is right and what is wrong with the rows. */
public final class VerifyScreen implements Screen {

  private static final double LIST_SHARE = 0.58;

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
  private final Segments<Filter> filter;
  private final VerifyHeader header;
  private final StatusLine status;
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
    header = new VerifyHeader(model, texts, formats);
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
    status = new StatusLine(texts, formats, filter);
    notice.getStyleClass().add("notices");
    notice.managedProperty().bind(Bindings.isNotEmpty(notice.getChildren()));
    root.getStylesheets()
        .add(Objects.requireNonNull(VerifyScreen.class.getResource("verify.css")).toExternalForm());
    root.setTop(new VBox(header, notice, alerts, status));
    body.getStyleClass().add("verify-body");
    root.setCenter(body);
    watching =
        Subscription.combine(
            model.subjectsProperty().subscribe(now -> header.update()),
            model.subjectProperty().subscribe(now -> header.update()),
            model.progressProperty().subscribe(this::show),
            model.connection().stateProperty().subscribe(now -> show(model.progress())),
            model.plan().stateProperty().subscribe(now -> header.update()),
            model.run().stageProperty().subscribe(now -> header.update()),
            checks.getSelectionModel().selectedItemProperty().subscribe(now -> detail()));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void entered() {
    model.refresh();
    header.update();
  }

  @Override
  public void close() {
    watching.unsubscribe();
  }

  private void filter(Filter now) {
    model.failedOnly(now == Filter.FAILED);
    checks.show(model.progress(), model.failedOnly());
  }

  private void show(Progress progress) {
    header.update();
    notice.getChildren().clear();
    alerts.show(progress.alerts(), true);
    status.show(progress);
    if (progress.missingRows() > 0) {
      notice.getChildren().add(missing(progress));
    }
    boolean known = !progress.expected().isEmpty();
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
