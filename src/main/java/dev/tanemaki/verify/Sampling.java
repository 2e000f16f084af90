package dev.tanemaki.verify;

import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks of some rows of a table wait until it is known how many there are in all, and are told as
 * what they are.
 */
final class Sampling {

  private final Consumer<Check> to;
  private final List<Check> waiting = new ArrayList<>();
  private long looked;
  private long all = -1;

  Sampling(Consumer<Check> to) {
    this.to = to;
  }

  /** So many rows were looked at for the checks that are told next. */
  synchronized void looked(long rows) {
    looked = rows;
  }

  synchronized void all(long rows) {
    all = rows;
    waiting.forEach(this::tell);
    waiting.clear();
  }

  synchronized void tell(Check check) {
    if (all < 0) {
      waiting.add(check);
    } else {
      to.accept(looked < all ? check.of(new Sample(looked, all)) : check);
    }
  }
}
