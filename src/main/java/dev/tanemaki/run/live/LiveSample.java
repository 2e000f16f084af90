package dev.tanemaki.run.live;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.verify.LiveChecks;
import dev.tanemaki.verify.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * What is looked at of the tables of a load: blocks drawn from what came since the last look, and
 * what the checks have found in them. For one thread.
 */
final class LiveSample {

  /** From this version on the server reads a range of blocks without reading all. */
  private static final int RANGES_SINCE = 140_000;

  /**
   * All that is asked in one look is asked of the same rows, and what has been prepared is planned
   * for any blocks.
   */
  private static final String SETTINGS =
      """
      set transaction isolation level repeatable read, read only;
      set local jit = off;
      set local max_parallel_workers_per_gather = 0;
      set local plan_cache_mode = force_generic_plan\
      """;

  private record Lane(LiveChecks checks, Unseen unseen) {}

  /** A table before its first row: what was there is none of this run's. */
  private record Start(TableJob job, long rows, long blocks) {}

  private final List<Start> starts;
  private List<Lane> lanes = List.of();

  private LiveSample(List<Start> starts) {
    this.starts = List.copyOf(starts);
  }

  /**
   * Notes where the tables end before the first row. Empty where the server cannot read a part of a
   * table without its rest.
   */
  static Optional<LiveSample> begin(Session session, Prepared prepared) {
    List<TableJob> jobs = prepared.jobs();
    if (session.queryLong("select current_setting('server_version_num')::int") < RANGES_SINCE) {
      return Optional.empty();
    }
    var sizes = sizes(session, jobs);
    var starts = new ArrayList<Start>();
    for (int i = 0; i < jobs.size(); i++) {
      starts.add(new Start(jobs.get(i), jobs.get(i).meter().rows(), sizes.get(i)));
    }
    return starts.isEmpty() ? Optional.empty() : Optional.of(new LiveSample(starts));
  }

  /** Blocks of every table. */
  private static List<Long> sizes(Session session, List<TableJob> jobs) {
    return session.query(
        "select pg_relation_size(n::regclass) / current_setting('block_size')::bigint"
            + " from unnest(?) with ordinality as t(n, i) order by i",
        row -> row.longValue(1),
        jobs.stream().map(j -> j.table().name().sql()).toList());
  }

  /** Makes the checks, which takes a while; before the first look. */
  void makeChecks(Prepared prepared) {
    var checks =
        LiveChecks.of(
            starts.stream().map(s -> s.job().table()).toList(), prepared.schema(), prepared.plan());
    var random = new SplittableRandom(prepared.run());
    var made = new ArrayList<Lane>();
    for (int i = 0; i < starts.size(); i++) {
      var start = starts.get(i);
      made.add(new Lane(checks.get(i), new Unseen(start.blocks(), random)));
    }
    lanes = made;
  }

  /** Whether there are checks to look with. */
  boolean ready() {
    return !lanes.isEmpty();
  }

  /**
   * One look, in a transaction of its own: at the table with the most unseen blocks, over and over
   * while the budget lasts.
   *
   * @param from when the look began, in {@link System#nanoTime}
   * @param loading whether rows are still being loaded; if not, the look ends
   */
  Void look(Session session, Budget budget, long from, BooleanSupplier loading) {
    session.execute(SETTINGS);
    List<Long> sizes = sizes(session, starts.stream().map(Start::job).toList());
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).unseen().grown(sizes.get(i));
    }
    // However long it took to get here, a look without rows would have been for nothing.
    for (boolean first = true;
        loading.getAsBoolean() && (first || budget.goOn(System.nanoTime() - from));
        first = false) {
      Lane most =
          lanes.stream().max(Comparator.comparingLong(lane -> lane.unseen().count())).orElseThrow();
      var blocks = most.unseen().take(budget.blocks());
      if (blocks.isEmpty()) {
        break;
      }
      long before = System.nanoTime();
      most.checks().look(session, blocks.get());
      budget.took(blocks.get().count(), System.nanoTime() - before);
    }
    return null;
  }

  /** Rows it has seen. */
  long rows() {
    return lanes.stream().mapToLong(lane -> lane.checks().rows()).sum();
  }

  /** Rows of this run that have been loaded. */
  long loaded() {
    return starts.stream().mapToLong(s -> s.job().meter().rows() - s.rows()).sum();
  }

  /** What was found so far, of all tables. */
  List<Check> checks() {
    return lanes.stream().flatMap(lane -> lane.checks().checks().stream()).toList();
  }
}
