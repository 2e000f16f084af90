package dev.tanemaki.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.generate.GenerateMessage;
import dev.tanemaki.generate.sampling.SamplingMessage;
import dev.tanemaki.metrics.MetricsMessage;
import dev.tanemaki.plan.PlanMessage;
import dev.tanemaki.verify.alert.AlertMessage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences in the operator's language. */
class MessageTest {

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  static Stream<Class<? extends Enum<?>>> keys() {
    return Stream.of(
        PlanMessage.class,
        GenerateMessage.class,
        SamplingMessage.class,
        CopyMessage.class,
        AlertMessage.class,
        MetricsMessage.class);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyHasASentenceInBothLanguagesWithTheSameArguments(Class<? extends Enum<?>> keys)
      throws IOException {
    Properties english = sentences(keys, "");
    Properties japanese = sentences(keys, "_ja");
    var names = Stream.of(keys.getEnumConstants()).map(Enum::name).toList();
    assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(japanese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(arguments(japanese.getProperty(name)))
          .as(name)
          .isEqualTo(arguments(english.getProperty(name)));
    }
  }

  @Test
  void aMessageAmongTheArgumentsIsSaidInTheSameLanguage() {
    var reason = PlanMessage.NEEDED_CAN_BE_NULL.of("fee");
    var message = PlanMessage.NOT_NULL_BUT.of(reason);
    assertThat(message)
        .hasToString("the column is not null, but fee, which its rule needs, can be null");
    assertThat(message.in(Locale.JAPANESE)).isEqualTo("列は NOT NULL ですが、ルールに必要な fee が null になりえます");
    assertThat(message.in(Locale.FRENCH)).isEqualTo(message.toString());
  }

  @Test
  void argumentsArePutInAsTheyAreWritten() {
    assertThat(PlanMessage.ROWS_OUT_OF_RANGE.of(12_345_678L))
        .hasToString("12345678 rows cannot be made");
    assertThat(PlanMessage.BRACE_EMPTY.of(":00")).hasToString("'{:00}' names no column");
  }

  /** The file itself: a bundle fills what its language lacks from English. */
  private static Properties sentences(Class<?> keys, String language) throws IOException {
    var sentences = new Properties();
    try (var file = keys.getResourceAsStream("sentences" + language + ".properties");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      sentences.load(text);
    }
    return sentences;
  }

  private static List<String> arguments(String pattern) {
    var found = new ArrayList<String>();
    var matcher = ARGUMENT.matcher(new MessageFormat(pattern).toPattern());
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found.stream().sorted().distinct().toList();
  }
}
