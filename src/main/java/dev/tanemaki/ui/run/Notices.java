package dev.tanemaki.ui.run;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunState;
import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.RunFrame;
import dev.tanemaki.ui.session.Words;
import java.util.List;
import java.util.StringJoiner;
import javafx.scene.layout.VBox;

/**
 * What stands on top of the Run screen: a question to answer, what went wrong, what the run came
 * to. One at a time, the most pressing.
 */
final class Notices extends VBox {

  private final RunModel model;
  private final Messages texts;
  private final Formats formats;
  private final Runnable goToHistory;
  private final Aside aside;
  private Object shown = "";

  Notices(RunModel model, Messages texts, Formats formats, Runnable goToHistory) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    this.goToHistory = goToHistory;
    aside = new Aside(texts);
    setId("run-notices");
    getStyleClass().add("notices");
  }

  /** What to show now. */
  sealed interface Notice {
    record Nothing() implements Notice {}

    record Refused(Problem problem) implements Notice {}

    record AskReplace(NoticeModel.Question question) implements Notice {}

    /**
     * @param aside indexes and foreign keys that would stay aside
     */
    record AskCancel(long rows, long total, long aside) implements Notice {}

    /** The run waits until the operator has seen to the server. */
    record Held(Problem problem) implements Notice {}

    record Done(RunFrame frame, RunState.Ended end) implements Notice {}

    /** A run of the ledger whose process died, or that left something aside. */
    record Unfinished(RunRecord run) implements Notice {}
  }

  void update() {
    var notice = notice();
    if (notice instanceof Notice.AskCancel ask && shown instanceof Notice.AskCancel) {
      // Ten times a second: made anew, the buttons would slip from under the hand.
      ((Banner) getChildren().getFirst()).setReason(consequence(ask));
    } else if (!notice.equals(shown)) {
      shown = notice;
      getChildren().setAll(banners(notice));
      setVisible(!getChildren().isEmpty());
      setManaged(isVisible());
    }
  }

  private Notice notice() {
    var frame = model.frameProperty().get();
    if (model.notices().question() != null) {
      return new Notice.AskReplace(model.notices().question());
    }
    if (model.run().problemProperty().get() != null) {
      return new Notice.Refused(model.run().problemProperty().get());
    }
    if (frame == null) {
      return model.unfinished().<Notice>map(Notice.Unfinished::new).orElseGet(Notice.Nothing::new);
    }
    if (model.run().stage() == Stage.RUNNING && model.notices().confirmingCancel()) {
      return new Notice.AskCancel(
          frame.snapshot().rows(), frame.snapshot().totalRows(), frame.aside());
    }
    if (frame.state() instanceof RunState.Paused(var needed) && needed.isPresent()) {
      return new Notice.Held(needed.get());
    }
    boolean fine = Outcome.good(frame);
    return frame.state() instanceof RunState.Ended end
            && !fine
            && !model.notices().summaryDismissed()
        ? new Notice.Done(frame, end)
        : new Notice.Nothing();
  }

  private List<Banner> banners(Notice notice) {
    return switch (notice) {
      case Notice.Nothing n -> List.of();
      case Notice.Refused(var problem) ->
          List.of(problem(problem).withDismiss(texts.locale(), () -> model.run().dismissProblem()));
      case Notice.AskReplace(var question) ->
          List.of(
              new Banner(
                      Tone.ATTENTION,
                      question.rows() > 0
                          ? texts.text("replace.title", formats.rows(question.rows()))
                          : texts.text("write.title"),
                      texts.text(
                          "replace.means",
                          question.target().place(),
                          formats.rows(question.planned())))
                  .withAction(texts.text("replace.yes"), model::startAnyway)
                  .withAction(texts.text("replace.no"), model.notices()::leaveQuestion));
      case Notice.AskCancel ask ->
          List.of(
              new Banner(Tone.ATTENTION, texts.text("cancel.title"), consequence(ask))
                  .withAction(texts.text("cancel.yes"), model::cancel)
                  .withAction(texts.text("cancel.no"), model.notices()::leaveQuestion));
      case Notice.Held(var problem) ->
          List.of(problem(problem).withAction(texts.text("run.resume"), model.run()::resume));
      case Notice.Done(var frame, var end) -> List.of(done(frame, end));
      case Notice.Unfinished(var run) -> List.of(unfinished(run));
    };
  }

  private Banner unfinished(RunRecord run) {
    boolean interrupted = run.status() == RunRecord.Status.INTERRUPTED;
    boolean resumable = run.resumable();
    var banner =
        new Banner(
            Tone.ATTENTION,
            interrupted
                ? texts.text("interrupted.title", run.run(), run.plan())
                : texts.text("aside.title", run.run(), run.plan(), aside.count(run.suspended())),
            interrupted ? interrupted(run) : aside.means(resumable));
    if (resumable) {
      banner.withAction(texts.text("interrupted.resume"), () -> model.resume(run.run()));
    }
    if (run.suspended() > 0) {
      banner.withAction(texts.text("aside.restore"), () -> model.restore(run.run()));
    }
    return banner
        .withAction(texts.text("done.history"), goToHistory)
        .withDismiss(texts.locale(), model.notices()::dismissInterrupted);
  }

  private String interrupted(RunRecord run) {
    String in =
        texts.text("interrupted.means", formats.rows(run.rows()), formats.count(run.totalRows()));
    return run.suspended() > 0 ? in + "\n" + aside.left(run.suspended(), true) : in;
  }

  private String consequence(Notice.AskCancel ask) {
    var means = new StringJoiner("\n");
    if (ask.total() > 0) {
      means.add(
          ask.rows() == ask.total()
              ? texts.text("cancel.all", formats.rows(ask.rows()))
              : texts.text("cancel.means", formats.rows(ask.rows()), formats.count(ask.total())));
    }
    if (ask.aside() > 0) {
      means.add(texts.text("cancel.aside", aside.count(ask.aside())));
    }
    return means.toString();
  }

  private Banner done(RunFrame frame, RunState.Ended end) {
    var banner =
        switch (end) {
          case RunState.Finished(var summary) ->
              new Banner(
                  Tone.DANGER,
                  texts.text("done.violations", summary.run(), formats.count(summary.violations())),
                  texts.text("done.violations.next"));
          case RunState.Cancelled(var summary) ->
              new Banner(
                  Tone.ATTENTION,
                  frame.restoreOnly()
                      ? texts.text("done.back.cancelled", summary.run())
                      : texts.text("done.cancelled", summary.run(), formats.rows(summary.rows())),
                  summary.suspended() > 0
                      ? aside.left(summary.suspended(), !frame.restoreOnly())
                      : texts.text("done.cancelled.next"));
          case RunState.Failed(var reason, var summary) ->
              failed(reason, summary.suspended(), !frame.restoreOnly());
        };
    if (end.summary().suspended() > 0 && !frame.restoreOnly()) {
      banner.withAction(texts.text("interrupted.resume"), () -> model.resume(end.summary().run()));
    }
    aside
        .restorable(frame)
        .ifPresent(run -> banner.withAction(texts.text("aside.restore"), () -> model.restore(run)));
    if (frame.number() > 0) {
      banner.withAction(texts.text("done.history"), goToHistory);
    }
    return banner.withDismiss(texts.locale(), model.notices()::dismissSummary);
  }

  /** A failure that is not about what is aside has to say that there is something, too. */
  private Banner failed(Problem reason, int left, boolean resumable) {
    if (left == 0 || reason.code() == Code.NOT_RESTORED) {
      return problem(reason);
    }
    Problem told = Words.in(texts.locale()).of(reason);
    var lines = new StringJoiner("\n");
    for (String line : List.of(told.why(), told.next(), aside.left(left, resumable))) {
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return new Banner(Tone.DANGER, told.what(), lines.toString());
  }

  private Banner problem(Problem problem) {
    return Words.in(texts.locale()).banner(problem);
  }
}
