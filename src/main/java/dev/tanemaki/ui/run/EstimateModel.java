package dev.tanemaki.ui.run;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Target;
import dev.tanemaki.run.Estimate;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;

/**
 * What a run would cost: the size of a row measured on a sample of the plan's own rows, the pace
 * taken from the last finished run of the same plan on the same target.
 */
final class EstimateModel {

  private final Background background;
  private final CurrentPlan plan;
  private final Connection connection;
  private final ObservableValue<CopyFormat> format;
  private final Function<Target, List<RunRecord>> ledger;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Background.Job sampling;
  private Background.Job reading;
  private double bytesPerRow = Double.NaN;
  private List<RunRecord> runs = List.of();

  EstimateModel(
      Background background,
      CurrentPlan plan,
      Connection connection,
      ObservableValue<CopyFormat> format,
      Function<Target, List<RunRecord>> ledger) {
    this.background = background;
    this.plan = plan;
    this.connection = connection;
    this.format = format;
    this.ledger = ledger;
    format.subscribe((before, now) -> sample());
    plan.stateProperty().subscribe(state -> sample());
    connection
        .stateProperty()
        .subscribe(
            state -> {
              readLedger();
              if (Double.isNaN(bytesPerRow)) {
                sample();
              }
            });
  }

  /** Changes whenever more is known. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** What is known now; unknown parts are NaN. */
  Estimate of(long rows) {
    return new Estimate(
        rows, bytesPerRow, pace().map(run -> run.throughput().endToEndRate()).orElse(Double.NaN));
  }

  /** The run that the pace is taken from. */
  Optional<RunRecord> pace() {
    String name = plan.source().map(source -> source.plan().name()).orElse("");
    return runs.stream()
        .filter(run -> run.status() == RunRecord.Status.FINISHED)
        .filter(run -> run.plan().equals(name) && run.throughput().endToEndRate() > 0)
        .findFirst();
  }

  /**
   * The newest run of the target that left indexes or foreign keys aside; where none did, the
   * newest whose process died, which can go on.
   */
  Optional<RunRecord> unfinished() {
    return runs.stream()
        .filter(run -> run.suspended() > 0 && run.status() != RunRecord.Status.RUNNING)
        .findFirst()
        .or(
            () ->
                runs.stream()
                    .filter(run -> run.status() == RunRecord.Status.INTERRUPTED)
                    .findFirst());
  }

  /** Asks the ledger again, after a run. */
  void readLedger() {
    if (reading != null && !reading.ended()) {
      reading.cancel();
    }
    var target = connection.target().orElse(null);
    if (target == null) {
      runs = List.of();
      changed();
      return;
    }
    reading =
        background.run(
            () -> ledger.apply(target),
            found -> {
              runs = List.copyOf(found);
              changed();
            },
            // No ledger to read, no pace to guess from; whoever starts a run will hear why.
            failure -> {});
  }

  private void sample() {
    if (sampling != null && !sampling.ended()) {
      sampling.cancel();
    }
    bytesPerRow = Double.NaN;
    changed();
    var target = connection.target();
    var sent = format.getValue();
    plan.source()
        .ifPresent(
            source ->
                sampling =
                    background.run(
                        () ->
                            RunService.bytesPerRow(
                                source.plan(), PlanSchema.of(source.plan(), target), sent),
                        bytes -> {
                          bytesPerRow = bytes;
                          changed();
                        },
                        // A plan that makes no rows is told about when it is started.
                        failure -> {}));
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
