package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the operator has put side by side, the reference first. */
final class Comparing {

  /**
   * Something to compare.
   *
   * @param cell one setting of it; none for all of them
   */
  record Choice(Benchmark benchmark, Optional<Cell> cell) {

    static Choice of(Benchmark benchmark) {
      return new Choice(benchmark, Optional.empty());
    }

    Contender contender() {
      return cell.map(c -> Contender.of(benchmark, c)).orElseGet(() -> Contender.of(benchmark));
    }
  }

  /** As many as charts have colours for. */
  private static final int MOST = 6;

  private final ReadOnlyObjectWrapper<List<Choice>> chosen = new ReadOnlyObjectWrapper<>(List.of());

  ReadOnlyObjectProperty<List<Choice>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Whether there is one to hold against another. */
  boolean several() {
    return chosen.get().size() > 1;
  }

  /** Takes them in; what is there already, and what is too much, is left. */
  void add(List<Choice> more) {
    chosen.set(Stream.concat(chosen.get().stream(), more.stream()).distinct().limit(MOST).toList());
  }

  /** Makes the one of that place the reference. */
  void lead(int place) {
    var all = new ArrayList<>(chosen.get());
    all.addFirst(all.remove(place));
    chosen.set(List.copyOf(all));
  }

  /** Takes the one of that place out. */
  void leave(int place) {
    var all = new ArrayList<>(chosen.get());
    all.remove(place);
    chosen.set(List.copyOf(all));
  }

  /** A benchmark has other words on it. */
  void noted(Benchmark now) {
    chosen.set(
        chosen.get().stream()
            .map(c -> c.benchmark().id().equals(now.id()) ? new Choice(now, c.cell()) : c)
            .toList());
  }
}
