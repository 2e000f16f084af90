package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.NumberText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;

/**
 * Weights out of a spreadsheet or a CSV file: a key or label, its weight, and words where there is
 * a third field; separated by tabs, semicolons or commas. Lines without a number, such as a header,
 * are left out.
 */
final class PastedChoices {

  private static final int MOST = 10_000;

  private PastedChoices() {}

  /**
   * The choices in a text; empty where it has none.
   *
   * @param probabilities whether 35 % is 0.35 rather than 35
   * @param key the key of what is named by a key or a label
   */
  static List<Choice> read(String text, boolean probabilities, UnaryOperator<String> key) {
    char separator = text.indexOf('\t') >= 0 ? '\t' : text.indexOf(';') >= 0 ? ';' : ',';
    var format =
        CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
    var choices = new ArrayList<Choice>();
    try (var parser = format.parse(new StringReader(text))) {
      for (var line : parser) {
        if (line.size() < 2 || choices.size() == MOST) {
          continue;
        }
        boolean percent = line.get(1).strip().matches(".*[%％]");
        var weight = NumberText.parseDecimal(line.get(1));
        if (weight.isPresent() && weight.getAsDouble() >= 0 && !line.get(0).isBlank()) {
          double number = weight.getAsDouble() / (percent && probabilities ? 100 : 1);
          choices.add(
              new Choice(
                  key.apply(line.get(0).strip()),
                  probabilities ? Math.min(1, number) : number,
                  line.size() > 2 ? line.get(2).strip() : ""));
        }
      }
    } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
      // A quote that is never closed: what stands before it counts.
      return List.copyOf(choices);
    }
    return List.copyOf(choices);
  }

  /** The same text back, to be pasted into a spreadsheet. */
  static String write(List<Choice> choices) {
    var text = new StringBuilder();
    for (Choice choice : choices) {
      text.append(choice.key()).append('\t').append(choice.weight());
      if (!choice.text().isEmpty()) {
        text.append('\t').append(choice.text());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
