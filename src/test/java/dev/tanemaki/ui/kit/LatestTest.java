package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

  @Test
  void anErrorEndsNothingButTheWorkItCameFrom() {
    List<String> shown = new ArrayList<>();
    var latest =
        new Latest<String, String>(
            Runnable::run,
            Runnable::run,
            (asked, show) -> {
              if (asked.equals("bad")) {
                throw new StackOverflowError("of a test");
              }
              show.accept(asked);
            },
            shown::add);
    latest.ask("bad");
    latest.ask("good");
    assertThat(shown).containsExactly("good");
  }
}
