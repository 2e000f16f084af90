package dev.tanemaki.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Telemetry;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How often and after what pauses something is tried again; none of the pauses is waited out. */
class RetryTest {

  private static final int TRIES = 40;

  private final RunLog log = new RunLog();

  @Test
  void aServerThatIsAwayIsTriedFortyTimesAfterPausesThatDouble() {
    var away =
        catchThrowableOfType(
            ServerException.class, () -> Database.open(TestServer.unreachable(), 1));
    try (var probe = new OshiProbe();
        var telemetry = new Telemetry(probe)) {
      var tries = new Retry(new RunControl(), telemetry, log).of("Rows 1 to 500 of purchase");
      for (int i = 1; i < TRIES; i++) {
        // Whoever is interrupted does not rest.
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> tries.failed(away)).isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tries.failed()).isEqualTo(i);
      }
      assertThatThrownBy(() -> tries.failed(away)).isSameAs(away);
      assertThat(telemetry.snapshot().retries()).isEqualTo(TRIES - 1);
    }

    List<Double> pauses = pauses();
    assertThat(pauses).hasSize(TRIES - 1);
    for (int i = 0; i < pauses.size(); i++) {
      double middle = Math.min(10, 0.1 * Math.pow(2, i));
      // A third more or less, and a twentieth for the rounding of what is told.
      assertThat(pauses.get(i))
          .as("pause %d", i + 1)
          .isBetween(0.7 * middle - 0.05, 1.3 * middle + 0.05);
    }
    assertThat(pauses.subList(10, TRIES - 1).stream().distinct())
        .as("never quite the same")
        .hasSizeGreaterThan(5);
    assertThat(log.lines().getFirst().level()).isEqualTo(LogLine.Level.ATTENTION);
  }

  private List<Double> pauses() {
    return log.lines().stream()
        .map(LogLine::text)
        .flatMap(text -> Pattern.compile("again in ([\\d.]+) s").matcher(text).results())
        .map((MatchResult found) -> Double.parseDouble(found.group(1)))
        .toList();
  }
}
