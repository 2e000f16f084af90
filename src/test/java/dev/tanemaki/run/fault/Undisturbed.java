package dev.tanemaki.run.fault;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;

/** What every disturbed run of the shop has to come to. */
final class Undisturbed {

  static final long ROWS = 40_000;

  private Undisturbed() {}

  /** Seeded by the first test that asks. */
  private static final class Seeded {
    static final String CONTENT = content();

    private static String content() {
      Target target = TestServer.freshDatabase();
      Shop.run(target, Shop.plan(ROWS), Shop.options(2, 1_000));
      return Shop.content(target);
    }
  }

  static String content() {
    return Seeded.CONTENT;
  }
}
