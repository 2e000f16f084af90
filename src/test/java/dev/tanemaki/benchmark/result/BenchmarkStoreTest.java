package dev.tanemaki.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkStoreTest {

  private static final Duration EVER = Duration.ofDays(100_000);

  @TempDir Path home;

  private static Benchmark made(String id) {
    return Made.benchmark(id, Made.matrix(2), c -> 1e5, 1, 0.1, "18", new Random(1));
  }

  @Test
  void whatIsReadIsWhatWasSaved() {
    var store = new BenchmarkStore(home, () -> new Retention(9, EVER, 1L << 30));
    Benchmark benchmark = made("a").withNote("種まき, before the change");
    store.save(benchmark);
    assertThat(store.find("a")).isEqualTo(benchmark);
    assertThat(store.find("latest")).isEqualTo(benchmark);
  }

  /** As they were written while rows went as binary and as nothing else. */
  @Test
  void benchmarksOfBeforeThereWereFormatsWereBinary() throws IOException {
    var store = new BenchmarkStore(home, () -> new Retention(9, EVER, 1L << 30));
    Benchmark benchmark = made("a");
    store.save(benchmark);
    Path file = store.folder("a").resolve("benchmark.json");
    var mapper = new ObjectMapper();
    var old = (ObjectNode) mapper.readTree(file.toFile());
    old.withObject("matrix").remove("formats");
    old.withObject("usual").remove("format");
    old.withArray("samples").forEach(s -> ((ObjectNode) s.get("cell")).remove("format"));
    mapper.writeValue(file.toFile(), old);
    assertThat(Files.readString(file)).doesNotContain("binary");
    assertThat(store.find("a")).isEqualTo(benchmark);
  }

  @Test
  void theOldestGoFirstAndTheBaselineStays() {
    var store = new BenchmarkStore(home, () -> new Retention(2, EVER, 1L << 30));
    store.save(made("a"));
    store.pin(store.find("a"));
    store.save(made("bb"));
    store.save(made("ccc"));
    assertThat(store.list()).extracting(Benchmark::id).containsExactly("ccc", "bb", "a");
    store.save(made("dddd"));
    assertThat(store.list()).extracting(Benchmark::id).isEqualTo(List.of("dddd", "ccc", "a"));
    assertThat(store.baseline()).map(Benchmark::id).hasValue("a");
  }

  @Test
  void itIsThereWhileItIsSavedAgain() throws Exception {
    var store = new BenchmarkStore(home, () -> new Retention(9, EVER, 1L << 30));
    Benchmark benchmark = made("a");
    store.save(benchmark);
    var saving =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < 200; i++) {
                store.save(benchmark.withNote("note " + i));
              }
              return null;
            });
    Thread.ofPlatform().start(saving);
    while (!saving.isDone()) {
      assertThat(store.list()).hasSize(1);
    }
    saving.get();
    assertThat(store.find("a").note()).isEqualTo("note 199");
    assertThat(store.folder("a")).isDirectoryContaining("regex:.*benchmark.json");
    assertThat(store.folder("a")).isDirectoryNotContaining("regex:.*part");
  }

  @Test
  void whatIsOlderThanTheLimitGoes() {
    var store = new BenchmarkStore(home, () -> new Retention(9, Duration.ZERO, 1L << 30));
    store.save(made("a"));
    store.save(made("bb"));
    assertThat(store.list()).extracting(Benchmark::id).containsExactly("bb");
  }
}
