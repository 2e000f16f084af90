package dev.tanemaki.plan;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * YAML to plans. All that is wrong with the form of a plan is found in one reading; whether it fits
 * a schema is {@link PlanValidator}'s to say.
 */
public final class PlanReader {

  /** Largest plan, in bytes; long lists belong in CSV files beside it. */
  public static final int LIMIT = 2 << 20;

  private static final List<String> KEYS =
      List.of("plan", "seed", "locale", "reference", "schema", "with", "tables");
  private static final OffsetDateTime EPOCH = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  private PlanReader() {}

  /** Reads a file; its CSV and DDL files are looked for beside it. */
  public static PlanSource read(Path file) {
    var name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        throw Files.exists(file)
            ? new IOException("it is not a file")
            : new NoSuchFileException(file.toString());
      }
      if (Files.size(file) > LIMIT) {
        throw tooLarge(file, Files.size(file)).asException();
      }
      var text = PlanFiles.decode(name, Files.readAllBytes(file));
      var directory = file.toAbsolutePath().getParent();
      return parse(name, text, PlanFiles.directory(directory)).orThrow();
    } catch (NoSuchFileException e) {
      throw Problem.usage("There is no plan file " + file, "", "Check the path.")
          .as(Code.PLAN_MISSING, file.toString())
          .asException(e);
    } catch (AccessDeniedException e) {
      throw Problem.usage("The plan " + file + " may not be read", "", "").asException(e);
    } catch (IOException e) {
      throw Problem.usage("The plan " + file + " cannot be read", "" + e.getMessage(), "")
          .asException(e);
    }
  }

  /** Reads a resource of {@code loader}; its CSV and DDL files are looked for beside it. */
  public static PlanSource readResource(ClassLoader loader, String resource) {
    int slash = resource.lastIndexOf('/') + 1;
    var name = resource.substring(slash);
    var files = PlanFiles.resources(loader, resource.substring(0, slash));
    try {
      return parse(name, files.read(name), files).orThrow();
    } catch (IOException e) {
      throw Problem.usage("The plan " + name + " cannot be read", "" + e.getMessage(), "")
          .asException(e);
    }
  }

  /**
   * Reads a text as an operator types it.
   *
   * @param name of the file, for messages
   */
  public static PlanReading parse(String name, String text, PlanFiles files) {
    return text.length() > LIMIT
        ? reading(name, tooLarge(name, text.length()))
        : new Document(name, text, files).read();
  }

  /** Reads what {@link PlanWriter} wrote: no files beside it, any length. */
  public static Plan readWritten(String text) {
    return new Document("plan", text, PlanFiles.none()).read().orThrow().plan();
  }

  /** What there is to say of a file of more than {@link #LIMIT} bytes. */
  public static Problem tooLarge(Path file, long bytes) {
    return Problem.usage(
        PlanMessage.PLAN_TOO_LARGE.of(file), size(bytes), PlanMessage.LISTS_BESIDE.of());
  }

  private static Message size(long bytes) {
    var megabytes = String.format(Locale.ROOT, "%.1f", (double) bytes / (1 << 20));
    return PlanMessage.FILE_SIZE.of(megabytes, LIMIT >> 20);
  }

  private static Finding tooLarge(String name, long bytes) {
    return new Finding(
        "", new Position(name, 1, 1), "", size(bytes), PlanMessage.LISTS_BESIDE.of());
  }

  private static PlanReading reading(String name, Finding finding) {
    return new PlanReading(
        Optional.empty(), List.of(finding), new Places(name, java.util.Map.of(), Optional.empty()));
  }

  private record Document(String name, String text, PlanFiles files, Complaints complaints) {

    Document(String name, String text, PlanFiles files) {
      this(name, text, files, new Complaints(name));
    }

    PlanReading read() {
      var tree = YamlTree.parse(text, complaints);
      var places = new Places(name, tree.places(), tree.root());
      var read = tree.root().map(this::plan);
      if (complaints.isEmpty()) {
        return new PlanReading(
            read.map(p -> new PlanSource(p, name, text, places)), List.of(), places);
      }
      var findings = new ArrayList<>(complaints.sorted());
      read.ifPresent(plan -> findings.addAll(RestCheck.check(plan, findings, places)));
      return new PlanReading(Optional.empty(), findings, places);
    }

    private Plan plan(YamlNode root) {
      var fields = new Fields(complaints, root, "", KEYS);
      var tables = new TableReader(complaints, files);
      var with = tables.tables(fields.node("with"), "with");
      var loaded = tables.tables(fields.required("tables"), "tables");
      for (var table : loaded) {
        if (with.stream().anyMatch(t -> t.name().equals(table.name()))) {
          fields.complain(
              fields.node("with").orElseThrow(),
              "with",
              PlanMessage.TABLE_AND_AUXILIARY.of(table.name()),
              PlanMessage.RENAME_AUXILIARY_TABLE.of());
        }
      }
      if (loaded.isEmpty() && fields.has("tables")) {
        fields.complain(
            fields.node("tables").orElseThrow(),
            "tables",
            PlanMessage.NO_TABLE_TO_SEED.of(),
            Message.NONE);
      }
      return new Plan(
          fields.text("plan").orElse(name.replaceFirst("\\.ya?ml$", "")),
          fields.whole("seed").orElse(1L),
          fields.text("locale").map(t -> locale(t, fields)).orElse(Locale.ENGLISH),
          fields.text("reference").map(t -> reference(t, fields)).orElse(EPOCH),
          fields.node("schema").map(n -> ddl(n, fields)),
          loaded,
          with);
    }

    private static Locale locale(String tag, Fields fields) {
      var locale = Locale.forLanguageTag(tag);
      boolean tagged = !locale.getLanguage().isEmpty() && locale.toLanguageTag().equals(tag);
      // jp is a well-formed tag of no language, and dictionaries would fall back to English.
      if (!tagged || !List.of(Locale.getISOLanguages()).contains(locale.getLanguage())) {
        fields.complain(
            fields.node("locale").orElseThrow(),
            "locale",
            (tagged ? PlanMessage.NO_LANGUAGE : PlanMessage.NO_LANGUAGE_TAG).of(Names.shorten(tag)),
            PlanMessage.SUCH_AS_EITHER.of("ja, en", "en-GB"));
      }
      return locale;
    }

    private static OffsetDateTime reference(String time, Fields fields) {
      try {
        return OffsetDateTime.parse(time);
      } catch (DateTimeException e) {
        fields.complain(
            fields.node("reference").orElseThrow(),
            "reference",
            PlanMessage.NO_INSTANT.of(Names.shorten(time)),
            PlanMessage.SUCH_AS.of("2026-04-01T09:00:00+09:00"));
        return EPOCH;
      }
    }

    /** {@code schema: file.sql}, or {@code schema: {sql: …}} with the statements in place. */
    private String ddl(YamlNode node, Fields fields) {
      if (node instanceof YamlNode.Mapping) {
        return new Fields(complaints, node, "schema", List.of("sql")).requiredText("sql");
      }
      var file = fields.text(node, "schema");
      try {
        return file.isEmpty() ? "" : files.read(file);
      } catch (IOException e) {
        complaints.addFile(node, "schema", FileException.words(e), PlanMessage.SQL_FILE.of());
        return "";
      }
    }
  }
}
