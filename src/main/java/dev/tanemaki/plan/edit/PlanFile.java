package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * A plan file as it was last read or written: what a document is saved over, and compared with.
 *
 * @param text the file's content
 * @param marked whether the file begins with a byte order mark
 */
public record PlanFile(Path path, String text, boolean marked) {

  private static final String MARK = "\uFEFF";

  /** A plan file with its document. */
  public record Opened(PlanFile file, PlanDocument document) {}

  /**
   * Opens a plan file; a text that is no plan is opened, too, with its findings.
   *
   * @throws dev.tanemaki.problem.ProblemException where there is no text to be had
   */
  public static Opened open(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new IOException("it is not a file");
      }
      if (Files.size(path) > PlanReader.LIMIT) {
        throw PlanReader.tooLarge(path, Files.size(path)).asException();
      }
      var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      boolean marked = text.startsWith(MARK);
      var file = new PlanFile(path, marked ? text.substring(1) : text, marked);
      return new Opened(file, file.document());
    } catch (NoSuchFileException e) {
      throw Problem.usage("There is no plan file " + path, "", "Check the path.")
          .as(Code.PLAN_MISSING, path.toString())
          .asException(e);
    } catch (IOException e) {
      throw Problem.usage("The plan " + path + " cannot be read", reason(e), "").asException(e);
    }
  }

  /** The file's text as a document. */
  public PlanDocument document() {
    var directory = PlanFiles.directory(path.toAbsolutePath().getParent());
    return PlanDocument.of(String.valueOf(path.getFileName()), text, directory);
  }

  /** Whether the file is no longer what was read or written: somebody else has changed it. */
  public boolean changedOnDisk() {
    try {
      return !Arrays.equals(Files.readAllBytes(path), bytes(text));
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Saves the document in this file, whole or not at all.
   *
   * @return the file as it is now
   * @throws dev.tanemaki.problem.ProblemException with {@link Code#PLAN_CHANGED_ON_DISK} where
   *     somebody else has changed the file, or where it cannot be written
   */
  public PlanFile save(PlanDocument document) {
    if (changedOnDisk()) {
      throw Problem.refused(
              "The plan " + path + " has changed on disk since it was opened",
              "saving would undo what was changed there",
              "Save under another name, or open it again.")
          .as(Code.PLAN_CHANGED_ON_DISK, path.toString())
          .asException();
    }
    return overwrite(document);
  }

  /** Saves the document in this file whatever it holds now. */
  public PlanFile overwrite(PlanDocument document) {
    try {
      write(path, bytes(document.text()));
    } catch (IOException e) {
      throw Problem.failed(
              "The plan " + path + " cannot be saved",
              reason(e),
              "Check the directory's permissions and free space, or save under another name.")
          .as(Code.PLAN_NOT_SAVED, path.toString(), reason(e))
          .asException(e);
    }
    return new PlanFile(path, document.text(), marked);
  }

  private byte[] bytes(String content) {
    return ((marked ? MARK : "") + content).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Saves the document under another name, with the files that the plan needs beside it.
   *
   * @throws dev.tanemaki.problem.ProblemException where a file of another content is in the way of
   *     one of those, or something cannot be written
   */
  public static PlanFile saveAs(Path path, PlanDocument document) {
    var directory = path.toAbsolutePath().getParent();
    try {
      for (var name : document.files().names()) {
        beside(directory.resolve(name), document.files().read(name));
      }
    } catch (FileAlreadyExistsException e) {
      throw Problem.refused(
              "The plan cannot be saved as " + path,
              e.getFile() + " is in the way: the plan needs a file of that name with other content",
              "Save it in another directory.")
          .as(Code.PLAN_FILE_IN_THE_WAY, path.toString(), e.getFile())
          .asException(e);
    } catch (IOException e) {
      throw Problem.failed("The plan cannot be saved as " + path, reason(e), "")
          .as(Code.PLAN_NOT_SAVED, path.toString(), reason(e))
          .asException(e);
    }
    return new PlanFile(path, "", false).overwrite(document);
  }

  private static void beside(Path file, String content) throws IOException {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      write(file, bytes);
    } else if (!PlanFiles.text(file).equals(content)) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  /** Whole or not at all; what the file may be read by stays, and a link leads where it led. */
  private static void write(Path path, byte[] content) throws IOException {
    Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    // A name of its own, for another may be saving here; made by hand, for the permissions of the
    // platform's temporary files would be those of the plan.
    Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
    try {
      try (var channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
      }
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "access denied";
      case CharacterCodingException _ -> "it is not UTF-8 text";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
