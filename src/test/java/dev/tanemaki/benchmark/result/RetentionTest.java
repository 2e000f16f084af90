package dev.tanemaki.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.Retention.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit alone, with the others out of reach. */
class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Duration EVER = Duration.ofDays(100_000);

  /** Five folders of 100 bytes each, a day old, two days old and so on; the third stays. */
  private static final List<Kept> FIVE =
      IntStream.rangeClosed(1, 5)
          .mapToObj(
              day -> new Kept(Path.of("" + day), NOW.minus(Duration.ofDays(day)), 100, day == 3))
          .toList();

  private static List<String> gone(int count, Duration age, long bytes) {
    return new Retention(count, age, bytes)
        .beyond(FIVE.reversed(), NOW).stream().map(kept -> kept.folder().toString()).toList();
  }

  @Test
  void nothingGoesWithinAllLimits() {
    assertThat(gone(5, Duration.ofDays(5), 500)).isEmpty();
  }

  @Test
  void theOldestGoWhereThereAreTooMany() {
    assertThat(gone(4, EVER, 1 << 20)).containsExactly("5");
    assertThat(gone(2, EVER, 1 << 20)).as("what stays counts").containsExactly("4", "5");
    assertThat(gone(0, EVER, 1 << 20)).containsExactly("1", "2", "4", "5");
  }

  @Test
  void whatIsOlderThanTheLimitGoes() {
    assertThat(gone(9, Duration.ofDays(4), 1 << 20)).containsExactly("5");
    assertThat(gone(9, Duration.ofHours(1), 1 << 20)).containsExactly("1", "2", "4", "5");
  }

  @Test
  void theOldestGoWhereAllTogetherAreTooLarge() {
    assertThat(gone(9, EVER, 499)).containsExactly("5");
    assertThat(gone(9, EVER, 399)).containsExactly("4", "5");
    assertThat(gone(9, EVER, 99)).containsExactly("1", "2", "4", "5");
  }
}
