package dev.tanemaki.benchmark.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tanemaki.benchmark.result.Retention.Kept;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Benchmarks in the operator's data directory: a folder each, with {@code benchmark.json}, which is
 * all that is read again, and the report beside it. A file is there whole or not at all.
 */
public final class BenchmarkStore {

  private static final Logger LOG = LoggerFactory.getLogger(BenchmarkStore.class);
  private static final String FILE = "benchmark.json";
  private static final String PIN = "baseline";

  /** Every command has a store, and few read one: what it takes to is loaded then. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  private final Path directory;
  private final Supplier<Retention> retention;

  /**
   * @param directory made when something is saved
   * @param retention asked after every save
   */
  public BenchmarkStore(Path directory, Supplier<Retention> retention) {
    this.directory = directory;
    this.retention = retention;
  }

  /** The folder of a benchmark, for its report. */
  public Path folder(String id) {
    return directory.resolve(id);
  }

  /** Where reports of runs are kept, beside the benchmarks. */
  public Path reports() {
    return directory.resolveSibling("reports");
  }

  /** How much is kept, as it is now. */
  public Retention retention() {
    return retention.get();
  }

  /**
   * Keeps a benchmark, in the place of one of the same id, and removes what is beyond the limits.
   *
   * @throws ProblemException failed, where it cannot be written
   */
  public void save(Benchmark benchmark) {
    Path folder = folder(benchmark.id());
    try {
      Files.createDirectories(folder);
      write(
          folder.resolve(FILE),
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(benchmark));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    prune(benchmark.id());
  }

  /** In one step: a move that is not atomic takes the old file away first. */
  private static void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** All that can be read, newest first. */
  public List<Benchmark> list() {
    var found = new ArrayList<Benchmark>();
    for (Path folder : folders()) {
      try {
        found.add(read(folder));
      } catch (IOException e) {
        LOG.warn("{} is no benchmark that can be read", folder, e);
      }
    }
    found.sort(Comparator.comparing(Benchmark::started).reversed());
    return found;
  }

  /**
   * A benchmark by its id, by the beginning of it where only one begins so, or {@code latest}.
   *
   * @throws ProblemException usage, where there is none or more than one
   */
  public Benchmark find(String id) {
    List<Benchmark> all = list();
    List<Benchmark> found =
        id.equals("latest")
            ? all.stream().limit(1).toList()
            : all.stream().filter(b -> b.id().equals(id)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(b -> b.id().startsWith(id)).toList();
    }
    if (found.size() != 1) {
      throw Problem.usage(
              found.isEmpty()
                  ? "There is no benchmark \"" + id + "\""
                  : "More than one benchmark begins with \"" + id + "\"",
              "",
              "See which there are with: tanemaki benchmark list")
          .asException();
    }
    return found.getFirst();
  }

  private Benchmark read(Path folder) throws IOException {
    return Json.MAPPER.readValue(folder.resolve(FILE).toFile(), Benchmark.class);
  }

  private List<Path> folders() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(f -> Files.isRegularFile(f.resolve(FILE))).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The benchmark that others are held against; empty where none is pinned or it is gone. */
  public Optional<Benchmark> baseline() {
    try {
      String id = Files.readString(directory.resolve(PIN)).strip();
      return Optional.of(read(folder(id)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Pins a baseline, which retention never removes. */
  public void pin(Benchmark benchmark) {
    try {
      write(directory.resolve(PIN), benchmark.id().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  public void unpin() {
    try {
      Files.deleteIfExists(directory.resolve(PIN));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Removes a benchmark with its report. */
  public void remove(String id) {
    try {
      Retention.remove(folder(id));
    } catch (IOException e) {
      throw unwritable(folder(id), e);
    }
  }

  private void prune(String justSaved) {
    for (Kept gone : retention.get().beyond(kept(justSaved), Instant.now())) {
      remove(gone.folder().getFileName().toString());
    }
  }

  /**
   * All benchmarks as retention sees them.
   *
   * @param justSaved stays, as the baseline does; may be empty
   */
  public List<Kept> kept(String justSaved) {
    String pinned = baseline().map(Benchmark::id).orElse("");
    return list().stream()
        .map(
            b ->
                Kept.of(
                    folder(b.id()),
                    Instant.parse(b.started()),
                    b.id().equals(justSaved) || b.id().equals(pinned)))
        .toList();
  }

  private ProblemException unreadable(IOException e) {
    return Problem.failed(
            "Benchmarks in " + directory + " cannot be read",
            String.valueOf(e.getMessage()),
            "Check permissions.")
        .asException(e);
  }

  private static ProblemException unwritable(Path where, IOException e) {
    return Problem.failed(
            "The benchmark cannot be kept in " + where,
            String.valueOf(e.getMessage()),
            "Check permissions and free space.")
        .asException(e);
  }
}
