package dev.tanemaki.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.run.ChecksPane.Page;
import org.junit.jupiter.api.Test;

/** Which page of the checks is open while things step aside and come back. */
class ViewStateTest {

  private final ViewState view = new ViewState();

  @Test
  void whatComesBackIsShownAndTheOperatorIsBackAtThePageBefore() {
    view.checks(Page.DISTRIBUTIONS);
    view.restoring(false, false);
    assertThat(view.checks()).isEqualTo(Page.DISTRIBUTIONS);
    view.restoring(true, false);
    assertThat(view.checks()).isEqualTo(Page.ASIDE);
    view.restoring(false, true);
    assertThat(view.checks()).isEqualTo(Page.DISTRIBUTIONS);
  }

  @Test
  void whoeverTurnsThePageMeanwhileIsLeftInPeace() {
    view.restoring(true, false);
    view.checks(Page.CONSTRAINTS);
    view.restoring(true, false);
    assertThat(view.checks()).isEqualTo(Page.CONSTRAINTS);
    view.restoring(false, true);
    assertThat(view.checks()).isEqualTo(Page.CONSTRAINTS);
  }

  @Test
  void whatIsLeftAsideStaysInSightUntilNothingIs() {
    view.restoring(true, false);
    view.restoring(false, false);
    assertThat(view.checks()).isEqualTo(Page.ASIDE);
    view.nothingAside();
    assertThat(view.checks()).isEqualTo(Page.CONSTRAINTS);
  }
}
