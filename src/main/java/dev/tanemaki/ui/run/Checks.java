package dev.tanemaki.ui.run;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.ui.kit.CheckRow;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The checks of a run as the list shows them: what is wrong first, then the main table's. */
final class Checks {

  private Checks() {}

  static List<CheckRow.Check> of(List<CheckProgress> checks, String mainTable, Messages texts) {
    return checks.stream()
        .sorted(
            Comparator.comparing((CheckProgress c) -> c.violations() == 0)
                .thenComparing(c -> !c.table().equals(mainTable)))
        .map(
            check ->
                new CheckRow.Check(
                    name(check),
                    texts.text("check." + check.kind().name().toLowerCase(Locale.ROOT)),
                    state(check),
                    check.rows(),
                    check.violations()))
        .toList();
  }

  /** A constraint's name usually tells its table, a column's does not. */
  private static String name(CheckProgress check) {
    return check.name().contains(check.table()) ? check.name() : check.table() + "." + check.name();
  }

  private static CheckRow.State state(CheckProgress check) {
    return switch (check.stage()) {
      case PENDING -> CheckRow.State.WAITING;
      case SUSPENDED -> CheckRow.State.ASIDE;
      case ENFORCED -> CheckRow.State.ENFORCED;
      case VERIFIED -> check.violations() == 0 ? CheckRow.State.PASSED : CheckRow.State.FAILED;
    };
  }
}
