package dev.tanemaki.verify.alert;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A limit on something that can be measured of rows, written {@code nulls(orders.paid_at)>5%}.
 *
 * @param table as the plan writes it; empty where all tables are meant
 * @param column empty where the table is meant as a whole
 * @param limit rows, or a share of them from 0 to 1
 * @param share whether the limit is a share
 */
public record AlertRule(
    Measure measure, Optional<String> table, Optional<String> column, double limit, boolean share) {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\w+)\\s*(?:\\(\\s*(.+?)\\s*\\))?\\s*>\\s*([0-9][0-9,_]*(?:\\.[0-9]+)?)\\s*(%?)");

  /** What is measured. */
  public enum Measure {
    /** Rows that break a constraint or a rule of the plan, once for each they break. */
    ERRORS,
    /** Rows without a value. */
    NULLS,
    /** Rows that were loaded and are not there. */
    LOST,
    /** The farthest that a share, or a cumulated one, is from the plan's. */
    DRIFT,
    /** Rows whose value another row before them has. */
    DUPLICATES;

    /** As it is written in a rule. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean ofColumn() {
      return switch (this) {
        case ERRORS, LOST -> false;
        case NULLS, DRIFT, DUPLICATES -> true;
      };
    }
  }

  /**
   * Reads a rule.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, with what is wrong and how to write it
   */
  public static AlertRule parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(text, AlertMessage.NO_MEASURE_WITH_LIMIT.of());
    }
    Measure measure =
        Arrays.stream(Measure.values())
            .filter(m -> m.label().equals(form.group(1).toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> wrong(text, AlertMessage.NOT_MEASURED.of(form.group(1))));
    boolean share = !form.group(4).isEmpty();
    double limit = Double.parseDouble(form.group(3).replaceAll("[,_]", ""));
    if (share && limit > 100) {
      throw wrong(text, AlertMessage.SHARE_OVER_ALL.of());
    }
    if (measure == Measure.DRIFT && !share) {
      throw wrong(text, AlertMessage.DRIFT_NEEDS_SHARE.of());
    }
    var of = Optional.ofNullable(form.group(2));
    if (measure.ofColumn() && of.filter(o -> o.lastIndexOf('.') > 0).isEmpty()) {
      throw wrong(text, AlertMessage.OF_COLUMN.of(measure.label()));
    }
    return new AlertRule(
        measure,
        measure.ofColumn() ? of.map(o -> o.substring(0, o.lastIndexOf('.'))) : of,
        measure.ofColumn() ? of.map(o -> o.substring(o.lastIndexOf('.') + 1)) : Optional.empty(),
        share ? limit / 100 : limit,
        share);
  }

  private static RuntimeException wrong(String text, Message why) {
    return Problem.usage(AlertMessage.NO_ALERT.of(text), why, AlertMessage.EXAMPLES.of())
        .asException();
  }

  /** Whether it speaks of nothing that the plan does not have. */
  public boolean concerns(Plan plan) {
    return missing(plan).isEmpty();
  }

  /**
   * Sees that it speaks of tables and columns of the plan.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, with what there is
   */
  public void require(Plan plan) {
    missing(plan)
        .ifPresent(
            what -> {
              throw Problem.usage(AlertMessage.UNTOLD.of(this), what, Message.NONE).asException();
            });
  }

  private Optional<Message> missing(Plan plan) {
    if (table.isEmpty()) {
      return Optional.empty();
    }
    var planned = of(plan);
    if (planned.isEmpty()) {
      return Optional.of(
          AlertMessage.NO_TABLE.of(
              table.get(),
              plan.tables().stream().map(TablePlan::name).collect(Collectors.joining(", "))));
    }
    if (planned.get().rows() instanceof Rows.Listed) {
      // Its columns are those of a file.
      return Optional.empty();
    }
    return column
        .filter(c -> planned.get().column(c).isEmpty())
        .map(c -> AlertMessage.NO_COLUMN.of(c, table.get()));
  }

  private Optional<TablePlan> of(Plan plan) {
    var wanted = TableName.parse(table.orElseThrow());
    return plan.tables().stream().filter(t -> TableName.parse(t.name()).equals(wanted)).findFirst();
  }

  /** A value in the unit of the limit: {@code 12} or {@code 0.5%}. */
  public String value(double value) {
    if (!share) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    double percent = value * 100;
    int digits = percent >= 10 || percent == 0 ? 1 : percent >= 0.1 ? 2 : 4;
    return new BigDecimal(String.format(Locale.ROOT, "%." + digits + "f", percent))
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  /** Whether a value is over the limit. */
  public boolean over(double value) {
    return value > limit;
  }

  /** As it is written. */
  @Override
  public String toString() {
    return measure.label()
        + table.map(t -> "(" + t + column.map(c -> "." + c).orElse("") + ")").orElse("")
        + ">"
        + (share
            ? BigDecimal.valueOf(limit).movePointRight(2).stripTrailingZeros().toPlainString() + "%"
            : BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString());
  }
}
