package dev.tanemaki.verify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.Shop;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.check.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How limits are written, and what a sample tells of them. */
class AlertRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          errors>0.1%                     | errors>0.1%
          ERRORS ( purchase ) > 1,000     | errors(purchase)>1000
          nulls(purchase.note) > 5 %      | nulls(purchase.note)>5%
          lost>0                          | lost>0
          drift(public.purchase.state)>2% | drift(public.purchase.state)>2%
          duplicates(purchase.id)>0       | duplicates(purchase.id)>0
          """)
  void aRuleReadsAsItIsWritten(String text, String written) {
    var rule = AlertRule.parse(text);
    assertThat(rule).hasToString(written);
    assertThat(AlertRule.parse(rule.toString())).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "errors",
        "errors>",
        "errors<1",
        "error>1",
        "nulls>1",
        "nulls(purchase)>1",
        "errors>101%",
        "drift(purchase.state)>2",
        "errors>-1",
        "errors>1%%"
      })
  void whatIsNoRuleIsToldWithHowToWriteOne(String text) {
    assertThatThrownBy(() -> AlertRule.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.USAGE);
              assertThat(e.problem().why()).isNotEmpty();
              assertThat(e.problem().next()).contains("nulls(TABLE.COLUMN)>5%");
            });
  }

  @Test
  void aRuleOfWhatThePlanDoesNotHaveIsRefused() {
    var plan = Shop.plan(10);
    AlertRule.parse("nulls(purchase.note)>0").require(plan);
    AlertRule.parse("nulls(region.name)>0").require(plan);
    assertThatThrownBy(() -> AlertRule.parse("nulls(purchases.note)>0").require(plan))
        .hasMessageContaining("no table purchases")
        .hasMessageContaining("purchase");
    assertThatThrownBy(() -> AlertRule.parse("nulls(purchase.notes)>0").require(plan))
        .hasMessageContaining("no column notes");
  }

  private static List<Alert> live(String rule, long rows, long violations) {
    return LiveAlerts.of(
        List.of(AlertRule.parse(rule)),
        List.of(new RuleCheck("purchase", "note", CheckKind.DERIVED, rows, violations, List.of())));
  }

  @Test
  void aSampleRaisesWhatTheOtherRowsCanHardlyTakeBack() {
    assertThat(live("errors>5", 1_000, 6)).hasSize(1);
    assertThat(live("errors>5", 1_000, 5)).isEmpty();
    // 6 of 1,000 at a limit of 0.5% is chance; 60 is not.
    assertThat(live("errors>0.5%", 1_000, 6)).isEmpty();
    assertThat(live("errors>0.5%", 1_000, 60)).hasSize(1);
    assertThat(live("errors(customer)>0.5%", 1_000, 60)).isEmpty();
    assertThat(live("errors>0%", 1_000, 1)).hasSize(1);
  }

  @Test
  void aShareThatDriftsIsRaisedOnceChanceIsOut() {
    var rule = AlertRule.parse("drift(purchase.state)>2%");
    assertThat(LiveAlerts.of(List.of(rule), List.of(state(1_000, 730)))).isEmpty();
    assertThat(LiveAlerts.of(List.of(rule), List.of(state(100_000, 71_900)))).isEmpty();
    assertThat(LiveAlerts.of(List.of(rule), List.of(state(100_000, 73_000))))
        .singleElement()
        .satisfies(alert -> assertThat(alert.value()).isEqualTo("3%"));
  }

  /** In a limit of rows counts what was seen; of what was not, nobody knows how many there are. */
  @Test
  void aShareOfASampleIsThatOfAllRows() {
    var sample = Optional.of(new Sample(1_000, 100_000));
    var some = new RuleCheck("purchase", "note", CheckKind.VALUES, 1_000, 20, List.of(), sample);
    var all = new RuleCheck("purchase", "id", CheckKind.SEQUENCE, 100_000, 0, List.of());
    assertThat(measured("errors>1.9%", some, all))
        .extracting(Alert::toString)
        .containsExactly("errors>1.9%: 2% of 100,000 rows");
    assertThat(measured("errors>2%", some, all)).isEmpty();
    assertThat(measured("errors>19", some, all)).extracting(Alert::value).containsExactly("20");
    assertThat(measured("errors>20", some, all)).isEmpty();
  }

  private static List<Alert> measured(String rule, Check... checks) {
    var schema = DdlReader.read("shop.sql", Shop.ddl());
    return new AlertChecks(schema, Shop.plan(10), AlertRuleTest::unasked)
        .measure(List.of(AlertRule.parse(rule)), List.of(checks), List.of())
        .raised();
  }

  private static <T> T unasked(Function<Session, T> work) {
    throw new AssertionError("the checks tell it all");
  }

  /** Of which 70 % should be open. */
  private static DistributionCheck state(long rows, long open) {
    return new DistributionCheck(
        "purchase",
        "state",
        CheckKind.SHARES,
        rows,
        0,
        List.of(
            new Category("open", 0.7, open, (double) open / rows),
            new Category("paid", 0.3, rows - open, 1 - (double) open / rows)),
        DistributionCheck.Test.CHI_SQUARE,
        0,
        1,
        1,
        1,
        1e-6,
        List.of());
  }
}
