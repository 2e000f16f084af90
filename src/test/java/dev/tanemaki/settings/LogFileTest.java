package dev.tanemaki.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path home;

  @Test
  void stackTracesGoToTheFile() throws IOException {
    try (var log = new LogFile(home.resolve("state"))) {
      assertThat(LogFile.in(home.resolve("state"))).doesNotExist();
      var record = new LogRecord(Level.SEVERE, "could not");
      record.setThrown(new IllegalStateException("because"));
      log.publish(record);
      assertThat(Files.readString(LogFile.in(home.resolve("state"))))
          .contains("could not")
          .contains("IllegalStateException: because")
          .contains("at dev.tanemaki.settings.LogFileTest");
    }
  }

  @Test
  void aFullFileIsRotatedAndOnlyThreeOldOnesStay() throws IOException {
    try (var log = new LogFile(home)) {
      var big = new LogRecord(Level.INFO, "x".repeat((1 << 20) + 1));
      for (int i = 0; i < 6; i++) {
        log.publish(big);
      }
    }
    try (var files = Files.list(home)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "tanemaki.log", "tanemaki.1.log", "tanemaki.2.log", "tanemaki.3.log");
    }
  }

  @Test
  void aLogThatCannotBeWrittenStopsNobody() throws IOException {
    Path inTheWay = Files.writeString(home.resolve("file"), "");
    try (var log = new LogFile(inTheWay)) {
      log.publish(new LogRecord(Level.SEVERE, "lost"));
    }
  }
}
