package dev.tanemaki.run.suspension;

import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.database.suspension.DefinitionReader;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.ledger.SuspendedDefinitions.Entry;

/** Settles what someone else has brought back meanwhile, so that it is not aside for ever. */
final class ByHand {

  /** How much of a definition is there. */
  enum Found {
    MISSING,
    /** Its index, which is yet to become what it was. */
    INDEX,
    WHOLE
  }

  private ByHand() {}

  /** Brings the ledger in step with the catalog, in the transaction under way. */
  static Found settle(Session session, long run, Entry entry) {
    Definition wanted = entry.definition();
    for (Definition present : DefinitionReader.present(session, wanted.table())) {
      if (present.name().equals(wanted.name()) && present.build().equals(wanted.build())) {
        return settle(session, run, entry, present.adopt().equals(wanted.adopt()));
      }
    }
    return Found.MISSING;
  }

  private static Found settle(Session session, long run, Entry entry, boolean whole) {
    if (whole) {
      SuspendedDefinitions.restored(session, run, entry);
      return Found.WHOLE;
    }
    if (entry.built()) {
      // It was there before, and still cannot become what it was.
      return Found.MISSING;
    }
    SuspendedDefinitions.built(session, run, entry);
    return Found.INDEX;
  }
}
