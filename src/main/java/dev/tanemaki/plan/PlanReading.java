package dev.tanemaki.plan;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a text: a plan, or what is wrong with it.
 *
 * @param source empty where there are findings
 * @param places of as much of the text as could be read
 */
public record PlanReading(Optional<PlanSource> source, List<Finding> findings, Places places) {

  public PlanReading {
    findings = List.copyOf(findings);
  }

  /** The plan, or the findings as a problem. */
  public PlanSource orThrow() {
    return source.orElseThrow(() -> Finding.asProblem(findings).asException());
  }
}
