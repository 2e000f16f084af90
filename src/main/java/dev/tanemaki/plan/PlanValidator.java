package dev.tanemaki.plan;

import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a plan can succeed against a schema. Pure and quick, so that the same code serves the
 * terminal before a run and a screen at every key stroke.
 */
public final class PlanValidator {

  private PlanValidator() {}

  /** What is wrong, in the order of the file; empty if nothing is. */
  public static List<Finding> check(PlanSource source, Schema schema) {
    return check(source.plan(), schema, source.places());
  }

  /** What is wrong, with places of the text that the plan was read from. */
  public static List<Finding> check(Plan plan, Schema schema, Places places) {
    var context = new CheckContext(plan, schema, places);
    for (var table : plan.with()) {
      new TableCheck(context, context.scope(table.name()).orElseThrow()).run();
    }
    for (var table : plan.tables()) {
      if (schema.table(TableName.parse(table.name())).isEmpty()) {
        unknownTable(context, table);
      }
      new TableCheck(context, context.scope(table.name()).orElseThrow()).run();
    }
    new Cycles(context).run();
    return context.sorted();
  }

  /** Throws what is wrong, if anything is. */
  public static void require(PlanSource source, Schema schema) {
    var findings = check(source, schema);
    if (!findings.isEmpty()) {
      throw Finding.asProblem(findings).asException();
    }
  }

  private static void unknownTable(CheckContext context, TablePlan table) {
    var names = new LinkedHashSet<String>();
    for (var t : context.schema().tables()) {
      names.add(table.name().contains(".") ? t.name().toString() : t.name().name());
    }
    long sameName =
        Stream.of(context.schema().tables())
            .flatMap(List::stream)
            .filter(t -> t.name().name().equals(TableName.parse(table.name()).name()))
            .count();
    context.add(
        "tables/" + table.name(),
        true,
        table.name(),
        (sameName > 1 ? PlanMessage.SEVERAL_SCHEMAS : PlanMessage.NO_SUCH_TABLE).of(),
        sameName > 1 ? PlanMessage.WRITE_SCHEMA.of() : Names.suggest(table.name(), names));
  }
}
