package dev.tanemaki.verify.derived;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rows have a value in a column unless the plan's share of nulls takes it. */
public final class Absences {

  private final Table table;
  private final TablePlan plan;
  private final ParentTexts parents;
  private final Derived derived;

  public Absences(Table table, TablePlan plan, ParentTexts parents, Derived derived) {
    this.table = table;
    this.plan = plan;
    this.parents = parents;
    this.derived = derived;
  }

  /** The rows as SQL, the empty text for all; nothing where the plan does not tell. */
  public Optional<String> among(ColumnPlan column) {
    return switch (column.rule()) {
      case Rule.Constant c -> all();
      case Rule.Sequence s -> all();
      case Rule.Draw d -> all();
      case Rule.Weights w -> all();
      case Rule.Bands b -> all();
      case Rule.Calendar c -> all();
      case Rule.Flags f -> all();
      case Rule.Dictionary d -> all();
      case Rule.Reference reference ->
          Choices.key(table, column.name(), reference).flatMap(key -> chosen(reference, key));
      case Rule.Lookup(String via, String attribute) -> lookup(via, attribute);
      case Rule.Translate translate ->
          translate.otherwise().isPresent() && derived.loaded(translate.of())
              ? given(List.of(quote(translate.of())))
              : Optional.empty();
      case Rule.Template(String text) ->
          TemplatePieces.exactly(derived.template(text, column.name()))
              .map(sql -> sql + " is not null");
      case Rule.ArrayOf a -> column.nulls() > 0 ? Optional.empty() : all();
      case Rule.Offset offset ->
          derived.operand(offset.from(), "numeric").flatMap(s -> given(List.of(s)));
      case Rule.Between between -> bounds(between);
    };
  }

  private static Optional<String> all() {
    return Optional.of("");
  }

  private static Optional<String> given(List<String> sources) {
    return Optional.of(
        String.join(" and ", sources.stream().map(s -> s + " is not null").toList()));
  }

  /** A row whose group has no parent to choose from goes without. */
  private Optional<String> chosen(Rule.Reference reference, String attribute) {
    if (reference.within().isEmpty()) {
      return parents
              .column(reference.table(), attribute)
              .map(texts -> !texts.contains(null))
              .orElse(true)
          ? all()
          : Optional.empty();
    }
    String own = reference.within().get().own();
    return Choices.of(parents, reference, attribute, attribute)
        .filter(c -> derived.loaded(own))
        .map(
            c ->
                quote(own) + "::text = any (" + Sql.texts(List.copyOf(c.weights().keySet())) + ")");
  }

  private Optional<String> lookup(String via, String attribute) {
    var chosen = plan.column(via);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    if (!derived.loaded(via)) {
      return chosen.get().rule() instanceof Rule.Reference reference && chosen.get().nulls() == 0
          ? chosen(reference, attribute)
          : Optional.empty();
    }
    boolean told =
        !(chosen.get().rule() instanceof Rule.Reference reference)
            || parents
                .column(reference.table(), attribute)
                .map(texts -> !texts.contains(null))
                .orElse(false);
    return told ? given(List.of(quote(via))) : Optional.empty();
  }

  private Optional<String> bounds(Rule.Between between) {
    var sources = new ArrayList<String>();
    for (String bound : List.of(between.low(), between.high())) {
      if (plan.column(bound).isPresent()) {
        var sql = derived.operand(bound, "numeric");
        if (sql.isEmpty()) {
          return Optional.empty();
        }
        sources.add(sql.get());
      }
    }
    return sources.isEmpty() ? all() : given(sources);
  }
}
