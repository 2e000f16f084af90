package dev.tanemaki.generate.sampling;

import dev.tanemaki.problem.Message;

/** Parameters that nothing can be drawn with, with what there is to say of them. */
public final class DrawException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Message words;

  public DrawException(Message words) {
    super(words.toString());
    this.words = words;
  }

  /** What there is to say; where it is a library that refuses, in its words. */
  public static Message words(RuntimeException e) {
    return e instanceof DrawException d ? d.words : Message.plain(String.valueOf(e.getMessage()));
  }
}
