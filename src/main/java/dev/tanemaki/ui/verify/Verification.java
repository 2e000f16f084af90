package dev.tanemaki.ui.verify;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Problems;
import dev.tanemaki.ui.verify.Progress.Stage;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.alert.AlertChecks;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.check.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One verification; its results come to the window a bundle at a time. */
final class Verification implements Verifier.Listener {

  private final Target target;
  private final Callable<Work> gather;
  private final Depth depth;
  private final Function<Plan, List<AlertRule>> rules;
  private final BiConsumer<Verification, Progress> sink;
  private final Map<Check.Id, Check> done = new ConcurrentHashMap<>();
  private final AtomicBoolean shown = new AtomicBoolean(true);
  private final long started = System.nanoTime();
  private volatile boolean cancelled;
  private volatile Verifier verifier;

  /** Touched by the JavaFX thread alone. */
  private Progress progress = Progress.IDLE.at(new Stage.Running(), Duration.ZERO);

  /**
   * @param gather what is to be checked; blocks
   * @param rules the alerts of a plan
   * @param sink is told how it stands, on the JavaFX thread
   */
  Verification(
      Target target,
      Callable<Work> gather,
      Depth depth,
      Function<Plan, List<AlertRule>> rules,
      BiConsumer<Verification, Progress> sink) {
    this.target = target;
    this.gather = gather;
    this.depth = depth;
    this.rules = rules;
    this.sink = sink;
  }

  /**
   * Makes all checks; blocks.
   *
   * @return what is over its limit
   * @throws CancellationException where it was ended
   */
  List<Alert> call() throws Exception {
    Work work = gather.call();
    var expected = Verifier.checks(work.schema(), Optional.of(work.plan()));
    Background.window().execute(() -> begin(expected, work.missing()));
    try (var database = Database.open(target, Verifier.SESSIONS)) {
      var whole = new Verifier(database::with);
      verifier = work.finished() ? whole : whole.ofUnfinished();
      if (cancelled) {
        throw new CancellationException();
      }
      database.with(
          session -> {
            Privileges.requireReading(session, work.schema());
            return work;
          });
      verifier.verify(work.schema(), Optional.of(work.plan()), depth, this);
      return new AlertChecks(work.schema(), work.plan(), database::with)
          .measure(rules.apply(work.plan()), List.copyOf(done.values()), work.losses())
          .raised();
    }
  }

  /** What ends it early; blocks. What was found so far stays. */
  Callable<Void> stopping() {
    cancelled = true;
    return () -> {
      if (verifier != null) {
        verifier.cancel();
      }
      return null;
    };
  }

  void done(List<Alert> alerts) {
    end(new Stage.Done(), alerts);
  }

  void failed(Exception failure) {
    end(
        cancelled || failure instanceof CancellationException
            ? new Stage.Cancelled()
            : new Stage.Failed(Problems.of(failure)),
        List.of());
  }

  @Override
  public void check(Check check) {
    done.put(check.id(), check);
    if (shown.compareAndSet(true, false)) {
      Background.window().execute(this::show);
    }
  }

  private void begin(List<Check.Id> expected, List<SeededRun.TableRows> missing) {
    tell(new Progress(new Stage.Running(), expected, Map.of(), missing, List.of(), Duration.ZERO));
  }

  private void show() {
    shown.set(true);
    if (progress.stage() instanceof Stage.Running) {
      tell(known(progress.stage(), List.of()));
    }
  }

  private void end(Stage stage, List<Alert> alerts) {
    tell(known(stage, alerts));
  }

  private Progress known(Stage stage, List<Alert> alerts) {
    return new Progress(
        stage,
        progress.expected(),
        done,
        progress.missing(),
        alerts,
        Duration.ofNanos(System.nanoTime() - started));
  }

  private void tell(Progress now) {
    progress = now;
    sink.accept(this, now);
  }
}
