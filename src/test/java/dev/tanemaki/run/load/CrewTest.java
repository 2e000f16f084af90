package dev.tanemaki.run.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.load.Crew.Shortage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrewTest {

  private final RunLog log = new RunLog();
  private final AtomicLong tight = new AtomicLong();

  private Crew crew(int size) {
    return new Crew(size, new RunControl(), log, tight::get);
  }

  @Test
  void theLastWorkerStays() {
    Crew crew = crew(2);
    assertThat(crew.leave(Shortage.CONNECTIONS)).isTrue();
    assertThat(crew.leave(Shortage.MEMORY)).isFalse();
    assertThat(log.lines()).extracting(LogLine::event).containsExactly(Event.FEWER_WORKERS);
  }

  @Test
  void oneWorkerLeavesForEachTimeTheHeapIsFoundTight() {
    tight.set(5); // of an earlier run
    Crew crew = crew(4);
    assertThat(crew.grow(() -> {})).isTrue();
    tight.incrementAndGet();
    assertThat(crew.grow(() -> {})).isFalse();
    assertThat(crew.grow(() -> {})).as("the same finding again").isTrue();
    tight.addAndGet(2);
    assertThat(crew.grow(() -> {})).isFalse();
    assertThat(crew.grow(() -> {})).isTrue();
    assertThat(log.lines())
        .extracting(LogLine::text)
        .containsExactly(
            "Memory is short; going on with 3 workers", "Memory is short; going on with 2 workers");
  }
}
