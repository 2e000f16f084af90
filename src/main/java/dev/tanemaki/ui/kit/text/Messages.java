package dev.tanemaki.ui.kit.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
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
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Messages(
        ResourceBundle.getBundle(
            anchor.getPackageName() + ".messages", locale, anchor.getClassLoader(), noFallback),
        locale);
  }

  public Locale locale() {
    return locale;
  }

  /** The text of the key; the key itself where it is missing, since a gap must not stop a run. */
  public String text(String key, Object... arguments) {
    try {
      return new MessageFormat(bundle.getString(key), locale).format(arguments);
    } catch (MissingResourceException e) {
      return key;
    }
  }
}
