package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.schema.Column;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.query.Passes;
import java.util.List;
import java.util.Optional;

/** What a plan lets expect of one column, and how the table is asked about it. */
public sealed interface Expectation
    permits Expectation.Exact,
        Expectation.Nulls,
        Expectation.Dependency,
        Expectation.Sequence,
        ExpectedShares,
        ExpectedBands,
        ExpectedFlags,
        ExpectedCurve,
        ExpectedCalendar {

  /** The column's name. */
  String column();

  /** The checks that come of it. */
  List<CheckKind> kinds();

  /** How many of the checks leave their verdict to chance. */
  int tests();

  /** Asks in the passes over the table; every check is told when they have been made. */
  void ask(Passes passes);

  /**
   * A condition that no row meets.
   *
   * @param shown columns that explain a row that does
   */
  record Exact(String column, CheckKind kind, List<String> shown, String violation)
      implements Expectation {
    @Override
    public List<CheckKind> kinds() {
      return List.of(kind);
    }

    @Override
    public int tests() {
      return 0;
    }

    @Override
    public void ask(Passes passes) {
      passes.violations(column, kind, shown, violation);
    }
  }

  /**
   * A share of nulls.
   *
   * @param among which rows are counted, as SQL: those that could have a value
   */
  record Nulls(String column, double share, Optional<String> among) implements Expectation {
    @Override
    public List<CheckKind> kinds() {
      return List.of(CheckKind.NULLS);
    }

    @Override
    public int tests() {
      return share > 0 && share < 1 ? 1 : 0;
    }

    @Override
    public void ask(Passes passes) {
      // The nulls are asked first: most rows have a value and need no more looking at.
      String absent = quote(column) + " is null" + among.map(a -> " and " + a).orElse("");
      String excused =
          among.map(a -> quote(column) + " is null and not (" + a + ")").orElse("false");
      if (tests() == 0) {
        String culprit =
            share <= 0
                ? absent
                : quote(column) + " is not null" + among.map(a -> " and " + a).orElse("");
        passes.violations(column, CheckKind.NULLS, List.of(column), culprit);
        return;
      }
      passes
          .rows()
          .ask(
              List.of(excused, absent),
              (session, answer) -> {
                long rows = answer.rows() - answer.counts()[0];
                long found = answer.counts()[1];
                double p = Statistics.binomial(rows, share, found);
                double actual = rows == 0 ? 0 : (double) found / rows;
                double z =
                    rows == 0
                        ? Double.NaN
                        : (found - share * rows) / Math.sqrt(share * (1 - share) * rows);
                passes.tell(
                    new DistributionCheck(
                        passes.table().name().name(),
                        column,
                        CheckKind.NULLS,
                        rows,
                        0,
                        List.of(new DistributionCheck.Category("null", share, found, actual)),
                        DistributionCheck.Test.BINOMIAL,
                        z,
                        0,
                        p,
                        p,
                        passes.significance(),
                        List.of()));
              });
    }
  }

  /** Rows with the same key have the same value, as a company has one name. */
  record Dependency(String column, String key) implements Expectation {
    @Override
    public List<CheckKind> kinds() {
      return List.of(CheckKind.DEPENDENCY);
    }

    @Override
    public int tests() {
      return 0;
    }

    @Override
    public void ask(Passes passes) {
      passes.ask(
          List.of(quote(key), quote(column)),
          (session, groups) ->
              passes.tell(Dependencies.check(passes.table(), column, key, groups)));
    }
  }

  /** Numbers from a start, each once, none missing. */
  record Sequence(Column of, long start, long step) implements Expectation {
    @Override
    public String column() {
      return of.name();
    }

    @Override
    public List<CheckKind> kinds() {
      return List.of(CheckKind.SEQUENCE);
    }

    @Override
    public int tests() {
      return 0;
    }

    @Override
    public void ask(Passes passes) {
      Sequences.ask(passes, this);
    }
  }
}
