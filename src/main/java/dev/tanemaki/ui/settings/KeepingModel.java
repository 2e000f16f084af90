package dev.tanemaki.ui.settings;

import dev.tanemaki.benchmark.report.ReportFolders;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.benchmark.result.Retention.Kept;
import dev.tanemaki.settings.Settings.Reports;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Latest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is kept in the data directory, and what limits would remove of it. */
public final class KeepingModel {

  /**
   * @param count benchmarks and reports of runs that are kept
   * @param beyond how many of them are beyond the limits
   */
  record Keeping(int count, long bytes, int beyond, long beyondBytes) {}

  private final BenchmarkStore store;
  private final Latest<Reports, Keeping> looking;
  private final ReadOnlyObjectWrapper<Optional<Keeping>> keeping =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public KeepingModel(BenchmarkStore store, Background background) {
    this.store = store;
    looking =
        background.latest(
            (limits, show) -> show.accept(count(limits)), found -> keeping.set(Optional.of(found)));
  }

  /** As of the last look; empty before the first. */
  ReadOnlyObjectProperty<Optional<Keeping>> keepingProperty() {
    return keeping.getReadOnlyProperty();
  }

  /** Looks what these limits would remove now. */
  void look(Reports limits) {
    looking.ask(limits);
  }

  private Keeping count(Reports limits) {
    var retention =
        new Retention(
            limits.count(), Duration.ofDays(limits.days()), (long) limits.megabytes() << 20);
    List<Kept> benchmarks = store.kept("");
    List<Kept> reports = ReportFolders.kept(store.reports(), Path.of(""));
    Instant now = Instant.now();
    List<Kept> gone = new ArrayList<>(retention.beyond(benchmarks, now));
    gone.addAll(retention.beyond(reports, now));
    return new Keeping(
        benchmarks.size() + reports.size(),
        size(benchmarks) + size(reports),
        gone.size(),
        size(gone));
  }

  private static long size(List<Kept> all) {
    return all.stream().mapToLong(Kept::bytes).sum();
  }
}
