package dev.tanemaki.ui.kit.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The texts of one package in one language. Every pattern is a {@link MessageFormat}, with
 * arguments or without, so that an apostrophe is written {@code ''} everywhere.
 */
public final class Messages {

  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * The texts beside {@code anchor}: {@code messages.properties}, {@code messages_ja.properties}.
   */
  public static Messages of(Class<?> anchor, Locale locale) {
    return read(anchor, "messages", locale);
  }

  /** The texts of that name beside {@code anchor}; empty where this language has none. */
  public static Optional<Messages> find(Class<?> anchor, String name, Locale locale) {
    try {
      return Optional.of(read(anchor, name, locale));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  private static Messages read(Class<?> anchor, String name, Locale locale) {
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Messages(
        ResourceBundle.getBundle(
            anchor.getPackageName() + "." + name, locale, anchor.getClassLoader(), noFallback),
        locale);
  }

  public Locale locale() {
    return locale;
  }

  /** The text of the key; the key itself where it is missing, since a gap must not stop a run. */
  public String text(String key, Object... arguments) {
    return find(key, arguments).orElse(key);
  }

  /** The text of the key, where there is one. */
  public Optional<String> find(String key, Object... arguments) {
    return bundle.containsKey(key)
        ? Optional.of(new MessageFormat(bundle.getString(key), locale).format(arguments))
        : Optional.empty();
  }
}
