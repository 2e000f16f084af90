package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.run.RunState;
import dev.tanemaki.telemetry.Snapshot;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Progress progress(boolean interactive, Charset charset) {
    var stream = new PrintStream(out, true, charset);
    return new Progress(
        new Terminal(new BufferedReader(new StringReader("")), stream, stream, interactive));
  }

  private static Snapshot at(double seconds, long rows) {
    return new Snapshot(
        (long) (seconds * 1e9),
        Snapshot.Phase.LOAD,
        rows,
        1_000_000,
        rows * 700,
        200_000,
        100_000,
        new Snapshot.Heap(0, 0, 0, 0),
        new Snapshot.Cpu(0, 0, 0),
        new Snapshot.Latency(0, 0, 0, 0),
        List.of(),
        List.of(),
        0,
        List.of());
  }

  @Test
  void aPersonSeesOneLineThatIsDrawnOver() {
    var progress = progress(true, StandardCharsets.UTF_8);
    progress.show(new RunState.Loading(), at(1, 250_000));
    progress.show(new RunState.Loading(), at(1.1, 500_000));
    progress.clear();
    String[] drawn = out.toString(StandardCharsets.UTF_8).split("\r\u001B\\[K");
    assertThat(drawn)
        .containsExactly(
            "",
            "█████░░░░░░░░░░░░░░░   25 %  250,000 rows  200,000 rows/s now  140 MB/s  eta 0:08"
                + "  loading",
            "██████████░░░░░░░░░░   50 %  500,000 rows  200,000 rows/s now  140 MB/s  eta 0:05"
                + "  loading");
  }

  @Test
  void aTerminalWithoutBlocksGetsPlainSigns() {
    progress(true, StandardCharsets.ISO_8859_1).show(new RunState.Loading(), at(1, 500_000));
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).contains("##########----------");
  }

  @Test
  void aLogFileGetsALineNowAndThenAndOnePerPhase() {
    var progress = progress(false, StandardCharsets.UTF_8);
    progress.show(new RunState.Preparing(), at(0, 0));
    progress.show(new RunState.Loading(), at(0.2, 0));
    for (double t = 0.3; t < 6; t += 0.125) {
      progress.show(new RunState.Loading(), at(t, 250_000));
    }
    progress.show(new RunState.Verifying(), at(6, 1_000_000));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .noneMatch(line -> line.contains("\r"))
        .last()
        .asString()
        .contains("100 %")
        .contains("verifying");
  }

  @Test
  void figuresReadWell() {
    assertThat(Figures.clock(41)).isEqualTo("0:41");
    assertThat(Figures.clock(3_723)).isEqualTo("1:02:03");
    assertThat(Figures.bytes(1.24e9)).isEqualTo("1.2 GB");
    assertThat(Figures.bytes(Double.NaN)).isEqualTo("–");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(TextTable.width("東京 ab")).isEqualTo(7);
    assertThat(TextTable.cut("東京都千代田区", 7)).isEqualTo("東京都…");
  }
}
