package dev.tanemaki.dataset;

import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.edit.PlanDocument;

/**
 * A built-in schema with its plan and its lists.
 *
 * @param name what the operator types
 * @param title in English
 * @param titleJa in Japanese
 * @param description one sentence
 * @param resource the plan, as a name for a class loader
 */
public record Dataset(
    String name, String title, String titleJa, String description, String resource) {

  /** The dataset's plan as it comes with Tanemaki. */
  public PlanSource load() {
    return PlanReader.readResource(Dataset.class.getClassLoader(), resource);
  }

  /** The same, to be worked on. */
  public PlanDocument document() {
    int slash = resource.lastIndexOf('/') + 1;
    var loader = Dataset.class.getClassLoader();
    var files = PlanFiles.resources(loader, resource.substring(0, slash));
    return PlanDocument.of(resource.substring(slash), load().text(), files);
  }
}
