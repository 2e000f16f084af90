package dev.tanemaki.ui.run;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.settings.Settings.LastRun;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the operator set for the next run. Values are always valid; texts in fields may not be. */
final class RunForm {

  static final long MIN_ROWS = 1;
  static final long MAX_ROWS = 1_000_000_000L;

  /** What the slider offers; the field takes more. */
  static final long LEAST_ROWS = 1_000;

  static final long MOST_ROWS = 10_000_000;

  private final LongProperty rows = new SimpleLongProperty(100_000);
  private final LongProperty batchSize = new SimpleLongProperty(5_000);
  private final LongProperty workers = new SimpleLongProperty(2);
  private final LongProperty seed = new SimpleLongProperty(1);
  private final ObjectProperty<RunOptions.Mode> mode =
      new SimpleObjectProperty<>(RunOptions.defaults().mode());
  private final ObjectProperty<RunOptions.Constraints> constraints = new SimpleObjectProperty<>();
  private final ObjectProperty<CopyFormat> format = new SimpleObjectProperty<>();
  private final BooleanProperty valid = new SimpleBooleanProperty(true);

  RunForm(LastRun last) {
    rows.set(last.rows());
    batchSize.set(last.batchSize());
    workers.set(last.workers());
    constraints.set(constraints(last.constraints()));
    format.set(format(last.format()));
  }

  LongProperty rows() {
    return rows;
  }

  LongProperty batchSize() {
    return batchSize;
  }

  LongProperty workers() {
    return workers;
  }

  LongProperty seed() {
    return seed;
  }

  ObjectProperty<RunOptions.Mode> mode() {
    return mode;
  }

  ObjectProperty<RunOptions.Constraints> constraints() {
    return constraints;
  }

  ObjectProperty<CopyFormat> format() {
    return format;
  }

  /** Whether every field's text is a value; false while one of them stands in red. */
  BooleanProperty valid() {
    return valid;
  }

  RunOptions options() {
    return new RunOptions(
        (int) batchSize.get(), (int) workers.get(), mode.get(), constraints.get(), format.get());
  }

  LastRun lastRun(String plan) {
    return new LastRun(
        plan,
        rows.get(),
        (int) batchSize.get(),
        (int) workers.get(),
        constraints.get().label(),
        format.get().label());
  }

  /** What the settings call it; what every run gets where they say something else. */
  private static RunOptions.Constraints constraints(String label) {
    return Arrays.stream(RunOptions.Constraints.values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElse(RunOptions.defaults().constraints());
  }

  private static CopyFormat format(String label) {
    return CopyFormat.of(label).orElse(RunOptions.defaults().format());
  }

  /** How far the workers' slider goes: twice the cores, at least 2, at most what a run takes. */
  static int mostWorkers(int cores) {
    return Math.clamp(2L * cores, 2, RunOptions.MAX_WORKERS);
  }
}
