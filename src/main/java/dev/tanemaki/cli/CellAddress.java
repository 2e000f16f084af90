package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.Sentences;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A benchmark or one of its cells as one writes them: {@code ID}, {@code ID:best}, {@code
 * ID:rows=100000,batch=5000,workers=2,constraints=auto,format=text}, as much of it as tells one
 * cell.
 */
final class CellAddress {

  private static final String LOOKS_SO =
      "Write it as ID, ID:best or ID:rows=N,batch=N,workers=N,constraints=HOW,format=HOW.";

  private CellAddress() {}

  /**
   * @throws ProblemException usage, where there is no such benchmark or cell, or more than one
   */
  static Contender find(BenchmarkStore store, String address) {
    int colon = address.indexOf(':');
    if (colon < 0) {
      return Contender.of(store.find(address));
    }
    Benchmark benchmark = store.find(address.substring(0, colon));
    String which = address.substring(colon + 1);
    if (which.equals("best")) {
      return Advice.of(benchmark, Measure.WHOLE)
          .map(advice -> Contender.of(benchmark, advice.cell()))
          .orElseThrow(() -> wrong(address, "nothing was measured"));
    }
    List<Cell> cells = benchmark.cells();
    for (String part : which.split(",", -1)) {
      cells = cells.stream().filter(of(address, part)).toList();
    }
    if (cells.size() != 1) {
      throw wrong(
          address,
          cells.isEmpty()
              ? "it has not measured such a cell"
              : cells.size()
                  + " cells are so: "
                  + cells.stream()
                      .limit(3)
                      .map(c -> "%,d rows, %s".formatted(c.rows(), Sentences.setting(c)))
                      .collect(Collectors.joining("; "))
                  + (cells.size() > 3 ? "; …" : ""));
    }
    return Contender.of(benchmark, cells.getFirst());
  }

  private static Predicate<Cell> of(String address, String part) {
    String[] pair = part.split("=", 2);
    if (pair.length < 2) {
      throw wrong(address, "\"" + part + "\" says nothing of a cell");
    }
    if (pair[0].equals("constraints")) {
      return cell -> cell.constraints().equals(pair[1]);
    }
    if (pair[0].equals("format")) {
      return cell -> cell.format().equals(pair[1]);
    }
    long value = new Count.Converter().convert(pair[1]).value();
    return switch (pair[0]) {
      case "rows" -> cell -> cell.rows() == value;
      case "batch" -> cell -> cell.batchSize() == value;
      case "workers" -> cell -> cell.workers() == value;
      default -> throw wrong(address, "\"" + pair[0] + "\" is nothing that cells differ by");
    };
  }

  private static ProblemException wrong(String address, String why) {
    return Problem.usage("\"" + address + "\" is no one cell", why, LOOKS_SO).asException();
  }
}
