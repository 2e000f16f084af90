package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.kit.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The benchmarks that are kept, and the one of them that others are held against. */
final class Shelf {

  private record Content(List<Benchmark> all, Optional<Benchmark> baseline) {}

  private final BenchmarkStore store;
  private final Background background;
  private final Consumer<Exception> failed;
  private final ReadOnlyObjectWrapper<List<Benchmark>> kept =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Benchmark>> baseline =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param failed is told why something could not be read or written
   */
  Shelf(BenchmarkStore store, Background background, Consumer<Exception> failed) {
    this.store = store;
    this.background = background;
    this.failed = failed;
  }

  /** Newest first. */
  ReadOnlyObjectProperty<List<Benchmark>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Benchmark>> baselineProperty() {
    return baseline.getReadOnlyProperty();
  }

  boolean isBaseline(Benchmark benchmark) {
    return baseline.get().filter(b -> b.id().equals(benchmark.id())).isPresent();
  }

  /** A benchmark against the baseline; empty where it is that or there is none. */
  Optional<Comparison> againstBaseline(Benchmark benchmark) {
    return baseline.get().flatMap(b -> held(b, benchmark));
  }

  static Optional<Comparison> held(Benchmark baseline, Benchmark benchmark) {
    return baseline.id().equals(benchmark.id())
        ? Optional.empty()
        : Optional.of(Comparison.of(baseline, benchmark, Measure.WHOLE));
  }

  /** Reads what is kept. */
  void refresh() {
    background.run(
        () -> new Content(store.list(), store.baseline()),
        found -> {
          baseline.set(found.baseline());
          kept.set(found.all());
        },
        failed);
  }

  /** Makes a benchmark the baseline. */
  void pin(Benchmark benchmark) {
    change(() -> store.pin(benchmark));
  }

  void unpin() {
    change(store::unpin);
  }

  /** Keeps a benchmark in the place of what there is of it. */
  void put(Benchmark benchmark) {
    change(() -> store.save(benchmark));
  }

  private void change(Runnable work) {
    background.run(
        () -> {
          work.run();
          return null;
        },
        done -> refresh(),
        failed);
  }
}
