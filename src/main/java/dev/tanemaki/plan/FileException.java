package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import java.io.IOException;

/** A file beside a plan that cannot be had, with what there is to say of it. */
final class FileException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Message words;

  FileException(Message words, Throwable cause) {
    super(words.toString(), cause);
    this.words = words;
  }

  /** What there is to say; where it is the machine that speaks, in its words. */
  static Message words(IOException e) {
    return e instanceof FileException f ? f.words : Message.plain(String.valueOf(e.getMessage()));
  }
}
