package dev.tanemaki.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.settings.Settings.LastRun;
import dev.tanemaki.ui.kit.OnScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the form keeps of the run before. */
@OnScreen
class RunFormTest {

  @ParameterizedTest
  @EnumSource
  void theWayToTreatConstraintsIsKept(Constraints constraints) {
    var form = new RunForm(LastRun.DEFAULTS);
    form.constraints().set(constraints);
    assertThat(new RunForm(form.lastRun("shop")).options()).isEqualTo(form.options());
  }

  @ParameterizedTest
  @EnumSource
  void theFormatIsKeptAndTheCommandNamesAnUnusualOne(CopyFormat format) {
    var form = new RunForm(LastRun.DEFAULTS);
    form.format().set(format);
    assertThat(new RunForm(form.lastRun("shop")).options().format()).isEqualTo(format);
    String command = new SeedCommand("shop", true, 1_000, form.options(), null, "").text();
    assertThat(command.contains(" --copy-format text")).isEqualTo(format == CopyFormat.TEXT);
  }

  @Test
  void aWordThatIsNoneOfThemCountsAsNone() {
    var form = new RunForm(new LastRun("shop", 1_000, 5_000, 2, "sometimes", "never"));
    assertThat(form.options().constraints()).isEqualTo(RunOptions.defaults().constraints());
    assertThat(form.options().format()).isEqualTo(RunOptions.defaults().format());
  }

  @Test
  void theCommandNamesIt() {
    var form = new RunForm(LastRun.DEFAULTS);
    form.constraints().set(Constraints.SUSPEND);
    assertThat(new SeedCommand("shop", true, 1_000, form.options(), null, "").text())
        .contains(" --constraints suspend");
  }
}
