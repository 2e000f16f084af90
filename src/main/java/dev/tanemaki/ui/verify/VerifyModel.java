package dev.tanemaki.ui.verify;

import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.verify.Progress.Stage;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.check.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Verifications that the operator asks for, one at a time. */
public final class VerifyModel {

  private final RunService service;
  private final CurrentPlan plan;
  private final CurrentRun run;
  private final Connection connection;
  private final Preferences preferences;
  private final Background background;
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(Progress.IDLE);
  private final ReadOnlyObjectWrapper<List<Subject>> subjects =
      new ReadOnlyObjectWrapper<>(List.of(new Subject.CurrentPlan()));
  private final ReadOnlyObjectWrapper<Subject> subject =
      new ReadOnlyObjectWrapper<>(new Subject.CurrentPlan());
  private Verification verification;

  /** What the operator looks at; the window may be made anew in another language. */
  private Optional<Check.Id> chosen = Optional.empty();

  private boolean failedOnly;

  public VerifyModel(
      RunService service,
      CurrentPlan plan,
      CurrentRun run,
      Connection connection,
      Preferences preferences,
      Background background) {
    this.preferences = preferences;
    this.service = service;
    this.plan = plan;
    this.run = run;
    this.connection = connection;
    this.background = background;
    connection.stateProperty().subscribe(now -> leave());
  }

  ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  Progress progress() {
    return progress.get();
  }

  ReadOnlyObjectProperty<List<Subject>> subjectsProperty() {
    return subjects.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Subject> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  Connection connection() {
    return connection;
  }

  Optional<Check.Id> chosen() {
    return chosen;
  }

  void look(Check.Id id) {
    chosen = Optional.of(id);
  }

  boolean failedOnly() {
    return failedOnly;
  }

  void failedOnly(boolean only) {
    failedOnly = only;
  }

  /** Rows of each table that chance is judged by; 0 for all. */
  long sample() {
    return preferences.settings().verifyRows();
  }

  void sample(long rows) {
    preferences.update(s -> s.withVerifyRows(rows));
  }

  CurrentPlan plan() {
    return plan;
  }

  boolean running() {
    return progress.get().stage() instanceof Stage.Running;
  }

  /** Whether a verification could be started now: rows that come in would be half there. */
  boolean ready() {
    boolean known = subject.get() instanceof Subject.PastRun || plan.source().isPresent();
    return !running() && known && connection.target().isPresent() && run.idle();
  }

  CurrentRun run() {
    return run;
  }

  private void leave() {
    cancel();
    verification = null;
    progress.set(Progress.IDLE);
    subject.set(new Subject.CurrentPlan());
    subjects.set(List.of(subject.get()));
    refresh();
  }

  /** Reads which runs there are to be verified. */
  void refresh() {
    connection
        .target()
        .ifPresent(
            target ->
                background.run(
                    () -> service.list(target),
                    this::offer,
                    // Without a ledger there are no runs, which History says; the plan remains.
                    failure -> offer(List.of())));
  }

  private void offer(List<RunRecord> runs) {
    var offered = new ArrayList<Subject>();
    offered.add(new Subject.CurrentPlan());
    runs.stream()
        .filter(r -> r.rows() > 0)
        .filter(
            r ->
                switch (r.status()) {
                  case FINISHED, CANCELLED, FAILED, INTERRUPTED -> true;
                  case RUNNING, UNDOING, UNDONE -> false;
                })
        .forEach(r -> offered.add(new Subject.PastRun(r)));
    subjects.set(List.copyOf(offered));
  }

  void choose(Subject next) {
    if (!running() && next != null && !next.equals(subject.get())) {
      subject.set(next);
      progress.set(Progress.IDLE);
    }
  }

  /** Starts the verification of what is chosen. */
  void start() {
    if (!ready()) {
      return;
    }
    chosen = Optional.empty();
    progress.set(Progress.IDLE.at(new Stage.Running(), Duration.ZERO));
    var target = connection.target().orElseThrow();
    var of = subject.get();
    var current = plan.source().map(PlanSource::plan);
    var mine =
        new Verification(
            target,
            () ->
                switch (of) {
                  case Subject.PastRun(var record) -> Work.of(service.seeded(target, record.run()));
                  case Subject.CurrentPlan p -> Work.of(current.orElseThrow(), target);
                },
            sample() > 0 ? new Depth.Sample(sample()) : new Depth.Everything(),
            wanted -> preferences.alerts(Optional.of(wanted)),
            this::show);
    verification = mine;
    background.run(mine::call, mine::done, mine::failed);
  }

  /** Whoever was left for another target has nothing to say any more. */
  private void show(Verification from, Progress now) {
    if (verification == from) {
      progress.set(now);
    }
  }

  /** Ends the verification under way; what was found so far stays. */
  void cancel() {
    if (verification != null && running()) {
      // The server is told over the network, for which the window does not wait.
      background.run(verification.stopping(), done -> {}, failure -> {});
    }
  }
}
