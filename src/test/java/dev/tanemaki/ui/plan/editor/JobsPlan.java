package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.List;

/** The real job postings plan, column by column, as a screen shows it. */
final class JobsPlan {

  private static final Plan PLAN = Datasets.builtIn().named("job-postings").load().plan();
  private static final Schema SCHEMA = DdlReader.read("schema.sql", PLAN.ddl().orElseThrow());

  private JobsPlan() {}

  static ColumnPlan column(String name) {
    return PLAN.table("jobs").orElseThrow().column(name).orElseThrow();
  }

  static EditorContext context(ColumnPlan column) {
    return new EditorContext(
        PLAN,
        "jobs",
        SCHEMA.table(TableName.parse("jobs")).flatMap(t -> t.column(column.name())),
        List.of(),
        Labels.of(PLAN, column),
        true);
  }
}
