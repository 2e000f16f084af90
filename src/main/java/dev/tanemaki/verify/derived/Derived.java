package dev.tanemaki.verify.derived;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.query.Beside;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the plan makes of a row's own columns, as SQL over them: of auxiliary columns, of attributes
 * of what a column chose. Where that takes a list of the plan, it stands {@link Beside} the rows.
 */
public final class Derived {

  /** All subsets of so many flags are few enough to be listed with their words. */
  private static final int MOST_FLAGS = 10;

  private final ParentTexts parents;
  private final Schema schema;
  private final TablePlan plan;
  private final Table table;
  private final TemplatePieces templates;
  private final Beside beside = new Beside();

  public Derived(Plan plan, Schema schema, TablePlan tablePlan, Table table) {
    this.parents = new ParentTexts(plan);
    this.schema = schema;
    this.plan = tablePlan;
    this.table = table;
    this.templates = new TemplatePieces(this, table);
  }

  /** Lists and tables that the expressions speak of beside the row's own columns. */
  public Beside beside() {
    return beside;
  }

  /** The pieces of a template; see {@link TemplatePieces#of}. */
  public List<TemplatePieces.Piece> template(String text, String self) {
    return templates.of(text, self);
  }

  /** Whether what the expression makes are the plan's own words, and none has a backslash. */
  boolean plain(String sql) {
    return sql.indexOf('\\') < 0 && (sql.startsWith("case ") || beside.plain(sql));
  }

  /** The column as the table has it, or what an auxiliary column must be. */
  Optional<String> column(String name) {
    if (loaded(name)) {
      return Optional.of(quote(name));
    }
    return plan.column(name)
        .filter(c -> c.nulls() == 0)
        .flatMap(
            c ->
                switch (c.rule()) {
                  case Rule.Constant(String value) -> Optional.of(Sql.text(value));
                  case Rule.Lookup(String via, String attribute) ->
                      attribute(via, attribute, "", "text");
                  case Rule.Template(String text) -> TemplatePieces.exactly(template(text, name));
                  case Rule.Translate translate -> translated(translate, "text");
                  default -> Optional.empty();
                });
  }

  /**
   * A number of the row: a column, or what an auxiliary column looks up.
   *
   * @param type what is looked up is of it, as SQL; a list beside the rows is made of it once
   */
  public Optional<String> operand(String name, String type) {
    if (loaded(name)) {
      return Optional.of(quote(name));
    }
    return plan.column(name)
        .filter(c -> c.nulls() == 0 && c.rule() instanceof Rule.Lookup)
        .map(c -> (Rule.Lookup) c.rule())
        .flatMap(l -> attribute(l.via(), l.attribute(), "", type));
  }

  /** Whether it is an end of bands whose ends are all whole numbers, as bigint has them. */
  public boolean whole(String name) {
    return plan.column(name)
        .flatMap(c -> c.rule() instanceof Rule.Lookup l ? plan.column(l.via()) : Optional.empty())
        .filter(
            via ->
                via.rule() instanceof Rule.Bands(var bands, double step)
                    && bands.stream().allMatch(b -> whole(b.low()) && whole(b.high())))
        .isPresent();
  }

  private static boolean whole(double end) {
    return end == Math.rint(end) && Math.abs(end) < 0x1p63;
  }

  /** Whether it is a column of the table's plan, auxiliary ones included. */
  public boolean planned(String name) {
    return plan.column(name).isPresent();
  }

  /** Whether rows hold it. */
  public boolean loaded(String name) {
    return table.column(name).isPresent()
        && plan.columns().stream().anyMatch(c -> c.name().equals(name));
  }

  /**
   * An attribute of what a column chose.
   *
   * @param self the column that is asked for, which must not be its own proof; empty for none
   * @param type what it is to be, as SQL
   */
  public Optional<String> attribute(String via, String attribute, String self, String type) {
    Optional<String> own = loaded(via) ? Optional.of(quote(via)) : Optional.empty();
    Optional<String> known =
        own.isEmpty()
            ? Optional.empty()
            : plan.column(via).flatMap(c -> chosen(c, attribute, own.get(), type));
    return known.or(() -> sibling(via, attribute, self).map(s -> Sql.cast(s, type)));
  }

  /** Another column that holds the same attribute of the same choice. */
  private Optional<String> sibling(String via, String attribute, String self) {
    return plan.columns().stream()
        .filter(
            c ->
                c.rule().equals(new Rule.Lookup(via, attribute))
                    && c.nulls() == 0
                    && !c.name().equals(self)
                    && table.column(c.name()).isPresent())
        .map(c -> quote(c.name()))
        .findFirst();
  }

  private Optional<String> chosen(ColumnPlan via, String attribute, String own, String type) {
    return switch (via.rule()) {
      case Rule.Weights(var choices) when attribute.equals("text") -> {
        var sql = new StringBuilder("case " + own);
        for (var choice : choices) {
          sql.append(" when ")
              .append(Sql.literal(choice.value(), type(via.name())))
              .append(" then ")
              .append(Sql.literal(choice.text().isEmpty() ? choice.value() : choice.text(), type));
        }
        yield Optional.of(sql.append(" end").toString());
      }
      case Rule.Bands(var bands, double step) -> band(bands, attribute, own, via.name(), type);
      case Rule.Flags flags when attribute.equals("text") -> flags(flags, own, via.name(), type);
      case Rule.Reference reference -> parent(reference, via.name(), attribute, own, type);
      default -> Optional.empty();
    };
  }

  private Optional<String> band(
      List<Rule.Band> bands, String attribute, String own, String column, String type) {
    boolean whole = table.column(column).orElseThrow().type() instanceof ColumnType.Int;
    var sql = new StringBuilder("case");
    for (var band : bands) {
      String value =
          switch (attribute) {
            case "low" -> Sql.number(band.low());
            case "high" -> Sql.number(band.high());
            default -> band.text().isEmpty() ? null : Sql.text(band.text());
          };
      if (value == null) {
        return Optional.empty();
      }
      sql.append(" when ")
          .append(Bands.inside(own, band, whole))
          .append(" then ")
          .append(Sql.cast(value, type));
    }
    return Optional.of(sql.append(" end").toString());
  }

  private Optional<String> flags(Rule.Flags rule, String own, String column, String type) {
    int n = rule.flags().size();
    if (n > MOST_FLAGS) {
      return Optional.empty();
    }
    var keys = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (int mask = 0; mask < 1 << n; mask++) {
      var labels = new ArrayList<String>();
      var texts = new ArrayList<String>();
      for (int i = 0; i < n; i++) {
        if ((mask >> i & 1) == 1) {
          var flag = rule.flags().get(i);
          labels.add(flag.label());
          texts.add(flag.text().isEmpty() ? flag.label() : flag.text());
        }
      }
      keys.add(FlagSets.array(labels));
      words.add(labels.isEmpty() ? rule.none() : String.join(rule.separator(), texts));
    }
    return Optional.of(
        beside.list("flags " + column, own, type(column), keys).attribute("text", type, words));
  }

  private Optional<String> parent(
      Rule.Reference reference, String via, String attribute, String own, String type) {
    var key = parentKey(reference, via);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (attribute.equals(key.get())) {
      return Optional.of(Sql.cast(own, type));
    }
    var keys = parents.column(reference.table(), key.get());
    var values = parents.column(reference.table(), attribute);
    if (keys.isPresent() && values.isPresent() && !parents.grows(reference.table())) {
      // A key that stands there twice does not say which of its rows was chosen.
      return parents.distinct(reference.table(), key.get())
          ? Optional.of(
              beside
                  .list(reference.table() + " " + via, own, type(via), keys.get())
                  .attribute(attribute, type, values.get()))
          : Optional.empty();
    }
    return parentTable(reference)
        .filter(
            t ->
                t.column(attribute).isPresent()
                    && t.column(key.get()).isPresent()
                    && distinct(reference, key.get())
                    && parentPlanHolds(reference, attribute))
        .map(t -> attribute(t, via, key.get(), attribute, own, type));
  }

  /** Whether the column says which row of the parent was chosen, as half of its key does not. */
  public boolean tellsRow(Rule.Reference reference, String via) {
    return parentKey(reference, via).filter(key -> distinct(reference, key)).isPresent();
  }

  private boolean distinct(Rule.Reference reference, String key) {
    return parentTable(reference).filter(t -> t.hasKey(List.of(key))).isPresent()
        || parents.distinct(reference.table(), key);
  }

  private Optional<String> parentKey(Rule.Reference reference, String via) {
    return Choices.key(table, via, reference)
        .or(() -> parentTable(reference).map(t -> t.columns().getFirst().name()));
  }

  private String attribute(
      Table parent, String via, String key, String attribute, String own, String type) {
    return beside.table(
        parent.name() + " " + via + " " + attribute + " " + type,
        own,
        "select distinct on (1) "
            + Sql.cast(quote(key), type(via))
            + " as k, "
            + Sql.cast(quote(attribute), type)
            + " as a from "
            + parent.name().sql());
  }

  private boolean parentPlanHolds(Rule.Reference reference, String attribute) {
    return parents
        .table(reference.table())
        .filter(t -> t.columns().stream().anyMatch(c -> c.name().equals(attribute)))
        .isPresent();
  }

  private Optional<Table> parentTable(Rule.Reference reference) {
    return schema.table(TableName.parse(reference.table()));
  }

  /** What a translation makes of its column; its values are compared as text. */
  public Optional<String> translated(Rule.Translate rule, String type) {
    if (!loaded(rule.of())) {
      return Optional.empty();
    }
    String own = Sql.cast(quote(rule.of()), "text");
    var sql = new StringBuilder("case");
    rule.values()
        .forEach(
            (from, to) ->
                sql.append(" when ")
                    .append(own)
                    .append(" = ")
                    .append(Sql.text(from))
                    .append(" then ")
                    .append(Sql.literal(to, type)));
    rule.otherwise()
        .ifPresent(
            to ->
                sql.append(" when ")
                    .append(own)
                    .append(" is not null then ")
                    .append(Sql.literal(to, type)));
    return Optional.of(sql.append(" end").toString());
  }

  private String type(String column) {
    return table.column(column).orElseThrow().type().sql();
  }
}
