package dev.tanemaki.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The files beside a plan: its CSV data and its DDL. Nothing outside the plan's directory. */
public sealed interface PlanFiles {

  /** Largest file that is read. */
  int LIMIT = 32 << 20;

  /**
   * The text of a file.
   *
   * @param name relative to the plan's directory, parts separated by slashes
   * @throws IOException with a message for the operator
   */
  String read(String name) throws IOException;

  static PlanFiles directory(Path directory) {
    return new Directory(directory);
  }

  /** Resources under {@code prefix}, which ends in a slash. */
  static PlanFiles resources(ClassLoader loader, String prefix) {
    return new Resources(loader, prefix);
  }

  /** For a plan that stands alone. */
  static PlanFiles none() {
    return new None();
  }

  /**
   * The same files, each read and taken apart once: a plan that is read again and again while it is
   * edited does not pay for its lists. Safe for several threads.
   */
  static PlanFiles remembered(PlanFiles files) {
    return files instanceof Remembered ? files : new Remembered(files);
  }

  /** The names of the files read so far, where that is remembered. */
  default Set<String> names() {
    return Set.of();
  }

  /**
   * The list that was already made of the file of that name, or what {@code read} makes of it; the
   * latter is kept where it is present and lists are remembered.
   */
  default Optional<Rows.Listed> list(String name, Supplier<Optional<Rows.Listed>> read) {
    return read.get();
  }

  /** See {@link PlanFiles#remembered}. */
  final class Remembered implements PlanFiles {
    private final PlanFiles files;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Rows.Listed> lists = new ConcurrentHashMap<>();

    private Remembered(PlanFiles files) {
      this.files = files;
    }

    @Override
    public String read(String name) throws IOException {
      var known = texts.get(name);
      if (known == null) {
        known = files.read(name);
        texts.put(name, known);
      }
      return known;
    }

    @Override
    public Set<String> names() {
      return Set.copyOf(texts.keySet());
    }

    @Override
    public Optional<Rows.Listed> list(String name, Supplier<Optional<Rows.Listed>> read) {
      var known = Optional.ofNullable(lists.get(name)).or(read);
      known.ifPresent(l -> lists.put(name, l));
      return known;
    }
  }

  record Directory(Path directory) implements PlanFiles {
    @Override
    public String read(String name) throws IOException {
      requireInside(name);
      try {
        var root = directory.toRealPath();
        var file = root.resolve(name).toRealPath();
        if (!file.startsWith(root)) {
          throw new FileException(PlanMessage.OUT_OF_DIRECTORY.of(name), null);
        }
        if (!Files.isRegularFile(file)) {
          throw new FileException(PlanMessage.NO_REGULAR_FILE.of(name), null);
        }
        requireSize(name, Files.size(file));
        return decode(name, Files.readAllBytes(file));
      } catch (NoSuchFileException e) {
        throw new FileException(PlanMessage.NO_FILE_BESIDE.of(name), e);
      } catch (java.nio.file.AccessDeniedException e) {
        throw new FileException(PlanMessage.FILE_FORBIDDEN.of(name), e);
      }
    }
  }

  record Resources(ClassLoader loader, String prefix) implements PlanFiles {
    @Override
    public String read(String name) throws IOException {
      requireInside(name);
      try (InputStream in = loader.getResourceAsStream(prefix + name)) {
        if (in == null) {
          throw new FileException(PlanMessage.NO_FILE_BESIDE.of(name), null);
        }
        return decode(name, in.readAllBytes());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  record None() implements PlanFiles {
    @Override
    public String read(String name) throws IOException {
      throw new FileException(PlanMessage.NO_DIRECTORY.of(name), null);
    }
  }

  private static void requireInside(String name) throws IOException {
    boolean strange = name.isBlank() || name.indexOf('\0') >= 0 || name.indexOf('\\') >= 0;
    if (strange || name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      throw new FileException(PlanMessage.NO_FILE_NAME.of(name), null);
    }
    for (var part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new FileException(PlanMessage.OUT_OF_DIRECTORY.of(name), null);
      }
    }
  }

  private static void requireSize(String name, long size) throws IOException {
    if (size > LIMIT) {
      throw new FileException(PlanMessage.DATA_TOO_LARGE.of(name, LIMIT >> 20), null);
    }
  }

  /** The text of a file beside a plan, as it is read for one. */
  static String text(Path file) throws IOException {
    return decode(String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  /** UTF-8, strictly, so that a file in another encoding is refused rather than garbled. */
  static String decode(String name, byte[] bytes) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FileException(PlanMessage.NO_UTF_8.of(name), e);
    }
  }
}
