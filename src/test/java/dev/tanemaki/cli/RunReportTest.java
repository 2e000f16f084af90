package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code runs report} without a place: among the others, of which the oldest makes room. */
class RunReportTest extends TerminalOnDatabase {

  @Test
  void theOldestReportMakesRoomAndTheNewOneStays() throws IOException {
    Path reports = home.resolve("reports");
    for (int i = 0; i < Retention.USUAL.count(); i++) {
      Path old = Files.createDirectories(reports.resolve("old-" + i));
      Files.writeString(old.resolve("report.html"), "old");
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60 + i)));
    }
    tanemaki.run("seed", plan, "--url", url).ok();
    String told = tanemaki.run("runs", "report", "1", "--url", url).ok().out();
    Path report = Path.of(told.substring(told.indexOf(": ") + 2).strip());

    assertThat(report).exists().startsWith(reports);
    assertThat(reports.resolve("old-" + (Retention.USUAL.count() - 1))).doesNotExist();
    try (var left = Files.list(reports)) {
      assertThat(left).hasSize(Retention.USUAL.count());
    }
  }
}
