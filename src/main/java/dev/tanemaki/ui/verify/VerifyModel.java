package dev.tanemaki.ui.verify;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Problems;
import dev.tanemaki.ui.verify.Progress.Stage;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.alert.AlertChecks;
import dev.tanemaki.verify.alert.Loss;
import dev.tanemaki.verify.check.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Verifications that the operator asks for, one at a time. */
public final class VerifyModel {

  /** What is to be checked, gathered before the first query of a check. */
  private record Work(
      Plan plan, Schema schema, List<SeededRun.TableRows> missing, List<Loss> losses) {}

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
    verification =
        new Verification(
            connection.target().orElseThrow(),
            subject.get(),
            sample() > 0 ? new Depth.Sample(sample()) : new Depth.Everything(),
            plan.source().map(PlanSource::plan));
    var mine = verification;
    background.run(
        mine::call,
        alerts -> mine.end(new Stage.Done(), alerts),
        failure ->
            mine.end(
                mine.cancelled.get() || failure instanceof CancellationException
                    ? new Stage.Cancelled()
                    : new Stage.Failed(Problems.of(failure)),
                List.of()));
  }

  /** Ends the verification under way; what was found so far stays. */
  void cancel() {
    if (verification != null && running()) {
      var mine = verification;
      mine.cancelled.set(true);
      // The server is told over the network, for which the window does not wait.
      background.run(
          () -> {
            mine.stop();
            return null;
          },
          done -> {},
          failure -> {});
    }
  }

  /** One verification; its results come to the window a bundle at a time. */
  private final class Verification implements Verifier.Listener {

    private final Target target;
    private final Subject of;
    private final Depth depth;
    private final Optional<Plan> current;
    private final Map<Check.Id, Check> done = new ConcurrentHashMap<>();
    private final AtomicBoolean shown = new AtomicBoolean(true);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final long started = System.nanoTime();
    private volatile Verifier verifier;

    Verification(Target target, Subject of, Depth depth, Optional<Plan> current) {
      this.depth = depth;
      this.target = target;
      this.of = of;
      this.current = current;
    }

    List<Alert> call() {
      Work work = gather();
      var expected = Verifier.checks(work.schema(), Optional.of(work.plan()));
      Background.window().execute(() -> begin(expected, work.missing()));
      try (var database = Database.open(target, Verifier.SESSIONS)) {
        verifier = new Verifier(database::with);
        if (cancelled.get()) {
          throw new CancellationException();
        }
        database.with(
            session -> {
              Privileges.requireReading(session, work.schema());
              return work;
            });
        verifier.verify(work.schema(), Optional.of(work.plan()), depth, this);
        var rules = preferences.alerts(Optional.of(work.plan()));
        return new AlertChecks(work.schema(), work.plan(), database::with)
            .measure(rules, List.copyOf(done.values()), work.losses())
            .raised();
      }
    }

    private Work gather() {
      return switch (of) {
        case Subject.PastRun(var record) -> {
          SeededRun seeded = service.seeded(target, record.run());
          yield new Work(
              seeded.plan(),
              seeded.schema(),
              seeded.tables().stream().filter(t -> t.missing() > 0).toList(),
              seeded.losses());
        }
        case Subject.CurrentPlan p -> ofPlan(current.orElseThrow());
      };
    }

    private Work ofPlan(Plan wanted) {
      var names = wanted.tables().stream().map(t -> TableName.parse(t.name())).toList();
      try (var database = Database.open(target, 1)) {
        Schema present =
            database.with(
                session ->
                    RunService.withAllThatIsAside(session, CatalogReader.read(session, names)));
        var absent =
            names.stream()
                .filter(name -> present.table(name).isEmpty())
                .map(TableName::toString)
                .toList();
        if (!absent.isEmpty()) {
          throw Problem.failed(
                  "There is nothing to verify in " + target.place(),
                  "it has no table " + String.join(", ", absent),
                  "Load the plan first.")
              .asException();
        }
        return new Work(wanted, present, List.of(), List.of());
      }
    }

    private void begin(List<Check.Id> expected, List<SeededRun.TableRows> missing) {
      if (verification == this && running()) {
        progress.set(
            new Progress(
                new Stage.Running(), expected, Map.of(), missing, List.of(), Duration.ZERO));
      }
    }

    @Override
    public void check(Check check) {
      done.put(check.id(), check);
      if (shown.compareAndSet(true, false)) {
        Background.window().execute(this::show);
      }
    }

    private void show() {
      shown.set(true);
      if (verification == this && running()) {
        var now = progress.get();
        progress.set(
            new Progress(now.stage(), now.expected(), done, now.missing(), List.of(), elapsed()));
      }
    }

    private void end(Stage stage, List<Alert> alerts) {
      if (verification == this) {
        show();
        progress.set(progress.get().with(alerts).at(stage, elapsed()));
      }
    }

    private void stop() {
      if (verifier != null) {
        verifier.cancel();
      }
    }

    private Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }
}
