package dev.tanemaki.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Something to be said to an operator, in the language that is asked for: the terminal speaks
 * English, the console its operator's language. Its text is English.
 */
public sealed interface Message {

  /** Nothing to say. */
  Message NONE = new Plain("");

  /**
   * Which sentence it is: a constant of an enum, beside which {@code sentences.properties} has a
   * {@link MessageFormat} for each name, and {@code sentences_LANGUAGE.properties} its translation.
   */
  interface Key {

    /** The key of the sentence. */
    String name();

    /**
     * The sentence of these.
     *
     * @param arguments put in as they are written; a message among them in the same language
     */
    default Message of(Object... arguments) {
      return new Sentence(this, List.of(arguments));
    }
  }

  /** One sentence of a bundle. */
  record Sentence(Key key, List<Object> arguments) implements Message {

    private static final ResourceBundle.Control NO_FALLBACK =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Sentence {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String in(Locale locale) {
      var type = key.getClass();
      var bundle =
          ResourceBundle.getBundle(
              type.getPackageName() + ".sentences", locale, type.getClassLoader(), NO_FALLBACK);
      return new MessageFormat(bundle.getString(key.name()), locale)
          .format(
              arguments.stream()
                  .map(a -> a instanceof Message m ? m.in(locale) : String.valueOf(a))
                  .toArray());
    }

    @Override
    public String toString() {
      return in(Locale.ENGLISH);
    }
  }

  /** Words that are the same in every language, or somebody else's: a name, what a file said. */
  record Plain(String text) implements Message {

    @Override
    public String in(Locale locale) {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** One after the other, with the same between each two. */
  record Joined(String between, List<Message> parts) implements Message {

    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public String in(Locale locale) {
      return parts.stream().map(p -> p.in(locale)).collect(Collectors.joining(between));
    }

    @Override
    public String toString() {
      return in(Locale.ENGLISH);
    }
  }

  static Message plain(String text) {
    return new Plain(text);
  }

  static Message joined(String between, List<Message> parts) {
    return new Joined(between, parts);
  }

  /** Each on a line of its own; those that say nothing have none. */
  static Message lines(List<Message> lines) {
    return new Joined("\n", lines.stream().filter(line -> !line.isEmpty()).toList());
  }

  /** What it says in a language; English where there is no translation. */
  String in(Locale locale);

  default boolean isEmpty() {
    return switch (this) {
      case Sentence _ -> false;
      case Plain(var text) -> text.isEmpty();
      case Joined(_, var parts) -> parts.isEmpty();
    };
  }
}
