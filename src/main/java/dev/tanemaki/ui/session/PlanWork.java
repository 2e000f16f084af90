package dev.tanemaki.ui.session;

import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.plan.edit.PlanHistory;
import java.util.Optional;

/**
 * A plan that is worked on.
 *
 * @param file where it is kept; empty for a dataset, which is saved under another name
 * @param saved as it is kept
 * @param origin the dataset that the plan is, or came from: what a reset goes back to
 */
public record PlanWork(
    PlanHistory history,
    Optional<PlanFile> file,
    PlanDocument saved,
    Optional<PlanDocument> origin) {

  public PlanDocument document() {
    return history.present();
  }

  boolean dirty() {
    return !document().text().equals(saved.text());
  }

  PlanWork with(PlanHistory changed) {
    return new PlanWork(changed, file, saved, origin);
  }
}
