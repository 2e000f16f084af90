package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Finding;
import java.util.List;

/** Which findings speak of what. */
final class PlanFindings {

  private PlanFindings() {}

  /** Whether a finding is about that column or its rule. */
  static boolean isOf(Finding finding, String table, String column) {
    for (String tables : List.of("tables", "with")) {
      for (String columns : List.of("columns", "with")) {
        String path = tables + "/" + table + "/" + columns + "/" + column;
        if (finding.path().equals(path) || finding.path().startsWith(path + "/")) {
          return true;
        }
      }
    }
    return false;
  }

  static List<Finding> of(List<Finding> findings, String table, String column) {
    return findings.stream().filter(f -> isOf(f, table, column)).toList();
  }

  /** Whether a finding is about that table or anything of it. */
  static boolean isOf(Finding finding, String table) {
    return List.of("tables/" + table, "with/" + table).stream()
        .anyMatch(path -> finding.path().equals(path) || finding.path().startsWith(path + "/"));
  }
}
