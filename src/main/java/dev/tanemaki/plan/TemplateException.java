package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;

/** A text that is no template, with what there is to say of it. */
public final class TemplateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Message words;

  TemplateException(Message words) {
    super(words.toString());
    this.words = words;
  }

  /** Why it is none. */
  public Message words() {
    return words;
  }
}
