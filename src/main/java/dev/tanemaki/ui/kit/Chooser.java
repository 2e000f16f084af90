package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/**
 * Chooses one of many by eye or by typing a part of its name. Tells what the operator settled on,
 * not what was passed on the way there.
 */
public final class Chooser<T> extends SearchableComboBox<T> {

  private final Consumer<T> chosen;
  private T settled;

  /**
   * @param name what is chosen, for those who cannot see the label
   * @param words what to call a value
   * @param chosen gets the value when the operator settles on another one
   */
  public Chooser(
      String id, String name, Locale locale, Function<T, String> words, Consumer<T> chosen) {
    this.chosen = chosen;
    setId(id);
    setAccessibleText(name);
    setMaxWidth(Double.MAX_VALUE);
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("what is typed only searches");
          }
        });
    skinProperty().subscribe(() -> nameParts(name, locale));
    setOnAction(event -> settle());
    setOnHidden(event -> settle());
  }

  /** Shows a value that was chosen elsewhere; null for none. */
  public void follow(T value) {
    settled = value;
    setValue(value);
  }

  /** The skin makes a field and a list of its own, which have to say what they are for, too. */
  private void nameParts(String name, Locale locale) {
    for (var part : getChildrenUnmodifiable()) {
      part.setAccessibleText(name);
      if (part instanceof TextField search) {
        search.setPromptText(Messages.of(Chooser.class, locale).text("chooser.search"));
      }
    }
  }

  /** While the list is open every step through it is a value; the last one counts. */
  private void settle() {
    T value = getValue();
    if (isShowing() || value == null || value.equals(settled)) {
      return;
    }
    settled = value;
    chosen.accept(value);
  }
}
