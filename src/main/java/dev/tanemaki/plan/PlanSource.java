package dev.tanemaki.plan;

/**
 * A plan with the text it was read from.
 *
 * @param file name of the file without its directory
 * @param text the file's content, as it was
 * @param places where in the text everything stands
 */
public record PlanSource(Plan plan, String file, String text, Places places) {

  /** A plan that was never text. */
  public static PlanSource of(Plan plan) {
    return new PlanSource(plan, "", "", Places.NONE);
  }

  /**
   * The same text, of which something is wanted otherwise.
   *
   * @param changed may have other rows or another seed than the text
   */
  public PlanSource with(Plan changed) {
    return new PlanSource(changed, file, text, places);
  }
}
