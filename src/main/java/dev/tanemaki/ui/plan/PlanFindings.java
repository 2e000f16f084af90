package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Which findings speak of what. */
final class PlanFindings {

  /**
   * Where something is wrong.
   *
   * @param column empty where it is the table itself, such as its rows
   */
  record Site(String table, Optional<String> column) {}

  private PlanFindings() {}

  /** Whether a finding is about that column, its rule, its values in a list or the want of them. */
  static boolean isOf(Finding finding, String table, String column) {
    String name = table + "." + column;
    for (String tables : List.of("tables/", "with/")) {
      String path = tables + table;
      if (finding.path().equals(path) || finding.path().equals(path + "/data")) {
        return finding.where().equals(name);
      }
      if (isWithin(finding, path + "/columns/" + column)
          || isWithin(finding, path + "/with/" + column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a finding is about that table or anything of it. */
  static boolean isOf(Finding finding, String table) {
    return isWithin(finding, "tables/" + table) || isWithin(finding, "with/" + table);
  }

  private static boolean isWithin(Finding finding, String path) {
    return finding.path().equals(path) || finding.path().startsWith(path + "/");
  }

  static List<Finding> of(List<Finding> findings, String table, String column) {
    return findings.stream().filter(f -> isOf(f, table, column)).toList();
  }

  /** Those of a table and everything of it. */
  static List<Finding> of(List<Finding> findings, String table) {
    return findings.stream().filter(f -> isOf(f, table)).toList();
  }

  /** Those of a table that none of its columns has, such as one of its rows. */
  static List<Finding> ofTableAlone(List<Finding> findings, TableRow row, Schema schema) {
    return ofTableAlone(findings, row.name(), columns(row, schema));
  }

  private static List<Finding> ofTableAlone(
      List<Finding> findings, String table, List<String> columns) {
    return of(findings, table).stream()
        .filter(f -> columns.stream().noneMatch(c -> isOf(f, table, c)))
        .toList();
  }

  private static List<String> columns(TableRow row, Schema schema) {
    return Columns.of(row, row.in(schema)).stream().map(Columns.ColumnRow::name).toList();
  }

  /** Where something is wrong, as the screen lists tables and columns; each place once. */
  static List<Site> sites(List<Finding> findings, Plan plan, Schema schema) {
    var sites = new ArrayList<Site>();
    for (var row : TableRow.all(plan, schema)) {
      if (of(findings, row.name()).isEmpty()) {
        continue;
      }
      var columns = columns(row, schema);
      if (!ofTableAlone(findings, row.name(), columns).isEmpty()) {
        sites.add(new Site(row.name(), Optional.empty()));
      }
      columns.stream()
          .filter(c -> !of(findings, row.name(), c).isEmpty())
          .forEach(c -> sites.add(new Site(row.name(), Optional.of(c))));
    }
    return sites;
  }

  /** Stands beside what something is wrong with. */
  static Label mark() {
    var mark = new Label("", Icons.of(Feather.ALERT_OCTAGON));
    mark.setMinWidth(Region.USE_PREF_SIZE);
    Tone.DANGER.applyTo(mark);
    return mark;
  }
}
