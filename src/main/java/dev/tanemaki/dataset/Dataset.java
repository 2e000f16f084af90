package dev.tanemaki.dataset;

import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;

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
}
