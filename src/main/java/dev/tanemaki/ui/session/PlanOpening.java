package dev.tanemaki.ui.session;

import dev.tanemaki.dataset.Dataset;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.plan.edit.PlanHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens plans by a dataset's name or a file's path. Blocks while it reads. */
final class PlanOpening {

  private final Datasets datasets;

  PlanOpening(Datasets datasets) {
    this.datasets = datasets;
  }

  /** The names of the built-in datasets, in the order to offer them. */
  List<String> datasets() {
    return datasets.all().stream().map(Dataset::name).toList();
  }

  PlanWork open(String plan) {
    if (datasets().contains(plan) || !plan.matches(".*([/\\\\]|\\.ya?ml$).*")) {
      var document = datasets.named(plan).document();
      return new PlanWork(
          PlanHistory.of(document), Optional.empty(), document, Optional.of(document));
    }
    var opened = PlanFile.open(Path.of(plan));
    var document = opened.document();
    var origin =
        document
            .plan()
            .filter(p -> datasets().contains(p.name()))
            .map(p -> datasets.named(p.name()).document());
    return new PlanWork(PlanHistory.of(document), Optional.of(opened.file()), document, origin);
  }
}
