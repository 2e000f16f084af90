package dev.tanemaki.run.live;

import dev.tanemaki.verify.LiveChecks.Blocks;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The blocks of a growing table that nobody has looked at. What came last is looked at first, at
 * any place in it: so every part of the load has its chance, however little time there is.
 */
final class Unseen {

  private final RandomGenerator random;
  private final ArrayDeque<Blocks> ranges = new ArrayDeque<>();
  private long end;
  private long grown;

  /**
   * @param end blocks of the table that are none of its business
   */
  Unseen(long end, RandomGenerator random) {
    this.random = random;
    this.end = end;
    this.grown = end;
  }

  /**
   * The table has so many blocks now. Those that were not there at the last time are left for the
   * next, at the first time an eighth of them: they are still being filled.
   */
  void grown(long blocks) {
    long settled = grown > end ? grown : end + (blocks - end) * 7 / 8;
    if (settled > end) {
      ranges.addFirst(new Blocks(end, settled));
      end = settled;
    }
    grown = Math.max(grown, blocks);
  }

  long count() {
    return ranges.stream().mapToLong(Blocks::count).sum();
  }

  /** At most so many blocks that follow each other; empty where all have been taken. */
  Optional<Blocks> take(int most) {
    Blocks range = ranges.pollFirst();
    if (range == null) {
      return Optional.empty();
    }
    long spare = range.count() - most;
    if (spare <= 0) {
      return Optional.of(range);
    }
    long first = range.first() + random.nextLong(spare + 1);
    var taken = new Blocks(first, first + most);
    if (taken.end() < range.end()) {
      ranges.addFirst(new Blocks(taken.end(), range.end()));
    }
    if (range.first() < first) {
      ranges.addFirst(new Blocks(range.first(), first));
    }
    return Optional.of(taken);
  }
}
