package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.plan.PlanFindings.Site;
import java.util.List;
import java.util.Optional;

/** Goes through the places of the plan that something is wrong with, one after the other. */
final class FindingsTour {

  private final PlanModel model;
  private Optional<Site> visited = Optional.empty();

  FindingsTour(PlanModel model) {
    this.model = model;
  }

  /**
   * Looks at the place after the one visited last, at the first after the last of all.
   *
   * @return that place; empty where nothing is wrong with any table
   */
  Optional<Site> next() {
    var sites =
        model
            .present()
            .map(plan -> PlanFindings.sites(model.findings(), plan, model.schema()))
            .orElse(List.of());
    if (sites.isEmpty()) {
      return Optional.empty();
    }
    var next = sites.get((visited.map(sites::indexOf).orElse(-1) + 1) % sites.size());
    model.go(next.table());
    next.column().ifPresent(model.columnProperty()::set);
    visited = Optional.of(next);
    return visited;
  }
}
