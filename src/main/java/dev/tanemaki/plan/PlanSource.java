package dev.tanemaki.plan;

/**
 * A plan with the text it was read from.
 *
 * @param file name of the file without its directory
 * @param text the file's content, as it was
 * @param places where in the text everything stands
 */
public record PlanSource(Plan plan, String file, String text, Places places) {}
