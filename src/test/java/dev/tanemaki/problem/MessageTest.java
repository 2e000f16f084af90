package dev.tanemaki.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.generate.GenerateMessage;
import dev.tanemaki.metrics.MetricsMessage;
import dev.tanemaki.plan.PlanMessage;
import dev.tanemaki.verify.alert.AlertMessage;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
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
        CopyMessage.class,
        AlertMessage.class,
        MetricsMessage.class);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyHasASentenceInBothLanguagesWithTheSameArguments(Class<? extends Enum<?>> keys) {
    var english = bundle(keys, Locale.ENGLISH);
    var japanese = bundle(keys, Locale.JAPANESE);
    var names = Stream.of(keys.getEnumConstants()).map(Enum::name).toList();
    assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(names));
    assertThat(japanese.getLocale()).isEqualTo(Locale.JAPANESE);
    assertThat(new TreeSet<>(japanese.keySet())).isEqualTo(new TreeSet<>(names));
    for (String name : names) {
      assertThat(arguments(japanese.getString(name)))
          .as(name)
          .isEqualTo(arguments(english.getString(name)));
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

  private static ResourceBundle bundle(Class<?> keys, Locale locale) {
    return ResourceBundle.getBundle(
        keys.getPackageName() + ".sentences",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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
