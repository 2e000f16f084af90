package dev.tanemaki.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private final Formats english = new Formats(Locale.ENGLISH);
  private final Formats japanese = new Formats(Locale.JAPANESE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNT            | 312000      | 312,000          | 312,000
          ROWS             | 1           | 1 row            | 1 行
          ROWS             | 100000      | 100,000 rows     | 100,000 行
          ROWS_PER_SECOND  | 312480      | 312,000 rows/s   | 312,000 行/秒
          ROWS_PER_SECOND  | 12.4        | 12 rows/s        | 12 行/秒
          BYTES            | 0           | 0 B              | 0 B
          BYTES            | 999         | 999 B            | 999 B
          BYTES            | 999960      | 1.0 MB           | 1.0 MB
          BYTES            | 1234000000  | 1.2 GB           | 1.2 GB
          BYTES_PER_SECOND | 12300000    | 12.3 MB/s        | 12.3 MB/秒
          MEMORY           | 268435456   | 256 MiB          | 256 MiB
          SHARE            | 0.98        | 98 %             | 98 %
          SHARE            | 0.0285      | 2.9 %            | 2.9 %
          SHARE            | 0.0004      | 0.04 %           | 0.04 %
          SHARE            | 0           | 0 %              | 0 %
          MILLISECONDS     | 81.44       | 81.4 ms          | 81.4 ms
          MILLISECONDS     | 812.4       | 812 ms           | 812 ms
          MILLISECONDS     | 12345       | 12.3 s           | 12.3 秒
          """)
  void valuesReadAsOneTakesThemIn(Quantity quantity, double value, String en, String ja) {
    assertThat(plain(english.value(quantity, value))).isEqualTo(en);
    assertThat(plain(japanese.value(quantity, value))).isEqualTo(ja);
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    assertThat(english.value(Quantity.MILLISECONDS, Double.NaN)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "41, 0:41", "725, 12:05", "3723, 1:02:03", "-3, 0:00"})
  void durationsReadAsClocks(long seconds, String text) {
    assertThat(english.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "41000000000, 1000000000, 0:41",
    "41540000000, 100000000, 0:41.5",
    "41540000000, 10000000, 0:41.54",
    "59960000000, 100000000, 1:00.0"
  })
  void instantsHaveTheDigitsTheirStepNeeds(long nanos, long step, String text) {
    assertThat(english.instant(nanos, step)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.999, 99 %", "1, 100 %", "0.29, 29 %", "1.2, 100 %"})
  void oneHundredPercentIsSaidOnlyAtTheEnd(double share, String text) {
    assertThat(plain(english.percent(share))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ROWS_PER_SECOND | 50000    | 50000    | 50,000
          MEMORY          | 67108864 | 67108864 | 64 MiB
          BYTES           | 1500000  | 500000   | 1.5 MB
          SHARE           | 0.025    | 0.025    | 2.5 %
          MILLISECONDS    | 0.5      | 0.5      | 0.5 ms
          """)
  void ticksAreExact(Quantity quantity, double value, double step, String text) {
    assertThat(plain(english.tick(quantity, value, step))).isEqualTo(text);
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
