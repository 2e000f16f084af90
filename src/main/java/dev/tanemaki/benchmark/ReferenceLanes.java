package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.result.LaneSample;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan's main table loaded in other ways than a run does it, to hold runs against: on scratch
 * copies, one bare and one with its keys, indexes and foreign keys in place.
 */
public final class ReferenceLanes implements AutoCloseable {

  private final Stop stop = new Stop();
  private final Lanes lanes;
  private final RunOptions options;
  private final Optional<PilotTable> bare;
  private final Optional<PilotTable> kept;

  /**
   * Makes the copies and fills the tables that the main table refers to.
   *
   * @param session of the database
   * @param options how many workers, rows per transaction, and their format
   */
  public ReferenceLanes(
      Database database, Session session, Scratch scratch, Plan plan, RunOptions options) {
    this.options = options;
    // What is in the tables already is not in their copies.
    var replacing =
        new RunOptions(
            options.batchSize(),
            options.workers(),
            RunOptions.Mode.REPLACE,
            options.constraints(),
            options.format());
    bare = main(Bench.set(session, scratch, plan, replacing));
    Bench constrained = Bench.set(session, scratch, plan, replacing);
    constrained.copies().parts().forEach(part -> session.execute(part.sql()));
    // Where rows refer to rows before them the order of several workers would not do.
    kept = main(constrained).filter(table -> !table.serial());
    for (PilotTable table : constrained.tables()) {
      if (table.main()) {
        break;
      }
      try (CopySink sink = session.copyIn(table.copySql())) {
        new RowMaker(table.program(), table.format(), stop).send(0, table.rows(), sink);
        sink.finish();
      }
    }
    lanes = new Lanes(database, options.workers(), stop);
  }

  private static Optional<PilotTable> main(Bench bench) {
    return bench.tables().stream().filter(PilotTable::main).findFirst();
  }

  /**
   * Measures every lane once. Rows are made anew each time: nothing of them stays in the heap.
   *
   * @param seconds for each
   * @return empty where {@link #stop} came first
   */
  public List<LaneSample> round(int round, double seconds) {
    var found = new ArrayList<LaneSample>();
    try {
      kept.ifPresent(
          table ->
              found.add(
                  sample(
                      Lane.INSERT,
                      round,
                      new InsertProbe(lanes, table, options.batchSize(), stop).measure(seconds))));
      kept.ifPresent(
          table -> found.add(sample(Lane.COPY, round, probe(table).constrained(seconds))));
      bare.ifPresent(
          table -> {
            found.add(sample(Lane.CEILING, round, probe(table).bare(seconds)));
            lanes.all(
                (lane, session) -> {
                  if (lane == 0) {
                    session.execute("truncate " + table.copy().sql());
                  }
                });
          });
    } catch (Stop.Stopped e) {
      return List.of();
    } catch (RuntimeException e) {
      if (stop.stopped()) {
        return List.of();
      }
      throw e;
    }
    return found;
  }

  private CeilingProbe probe(PilotTable table) {
    return new CeilingProbe(lanes, table, options.batchSize(), stop);
  }

  private static LaneSample sample(Lane lane, int round, Ceiling rate) {
    return new LaneSample(lane, round, rate.rowsPerSecond(), rate.seconds());
  }

  /** Ends a round under way; from any thread. */
  public void stop() {
    stop.stop();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
