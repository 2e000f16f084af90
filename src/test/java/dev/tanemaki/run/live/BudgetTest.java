package dev.tanemaki.run.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.verify.LiveChecks.Blocks;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How much the live lane takes, and of what. */
class BudgetTest {

  @Test
  void howeverLongALookTakesItsShareOfTheTimeIsKept() {
    var random = new SplittableRandom(1);
    var budget = new Budget(0.05);
    long passed = 0;
    for (int i = 0; i < 1_000; i++) {
      passed += budget.rest(passed, i > 0);
      long took = random.nextLong(10 * Budget.PORTION);
      passed += took;
      budget.spend(took);
      long rested = passed + budget.rest(passed, true);
      assertThat(budget.spent()).isLessThanOrEqualTo((long) (0.05 * rested));
    }
    assertThat(budget.spent()).isGreaterThan((long) (0.04 * passed));
  }

  @Test
  void aStatementBecomesAsLongAsASlice() {
    var budget = new Budget(0.02);
    long perBlock = 50_000;
    for (int i = 0; i < 10; i++) {
      budget.took(budget.blocks(), budget.blocks() * perBlock);
    }
    assertThat(budget.blocks() * perBlock).isBetween(Budget.SLICE / 2, Budget.SLICE);
  }

  @Test
  void noBlockIsTakenTwiceAndNoneIsLeft() {
    var random = new SplittableRandom(2);
    var unseen = new Unseen(10, random);
    var seen = new BitSet();
    long end = 10;
    for (int i = 0; i < 200; i++) {
      end += random.nextInt(50);
      unseen.grown(end);
      int most = 1 + random.nextInt(30);
      unseen.take(most).ifPresent(blocks -> see(seen, blocks, most));
    }
    unseen.grown(end);
    for (var next = unseen.take(7); next.isPresent(); next = unseen.take(7)) {
      see(seen, next.get(), 7);
    }
    assertThat(seen.nextSetBit(0)).isEqualTo(10);
    assertThat(seen.nextClearBit(10)).isEqualTo((int) end);
    assertThat(seen.length()).isEqualTo((int) end);
  }

  private static void see(BitSet seen, Blocks blocks, int most) {
    assertThat(blocks.count()).isBetween(1L, (long) most);
    assertThat(seen.get((int) blocks.first(), (int) blocks.end()).isEmpty()).isTrue();
    seen.set((int) blocks.first(), (int) blocks.end());
  }

  @Test
  void whatIsStillBeingFilledIsLeftForTheNextLook() {
    var unseen = new Unseen(8, new SplittableRandom(3));
    unseen.grown(8);
    assertThat(unseen.take(10)).isEmpty();
    unseen.grown(88);
    assertThat(unseen.count()).isEqualTo(70);
    unseen.grown(250);
    assertThat(unseen.count()).isEqualTo(80);
  }
}
