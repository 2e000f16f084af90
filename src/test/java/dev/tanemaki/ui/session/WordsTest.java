package dev.tanemaki.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.LogLine.Level;
import dev.tanemaki.verify.alert.AlertRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's words in Japanese. */
class WordsTest {

  private static final Path JAPANESE =
      Path.of("src/main/resources/dev/tanemaki/ui/session/engine_ja.properties");

  private final Words words = Words.in(Locale.JAPANESE);

  @Test
  void englishIsAsTheEngineSaysIt() {
    var problem = Problem.failed("what", "why", "next").as(Code.DISK_FULL, "said");
    assertThat(Words.in(Locale.ENGLISH).of(problem)).isSameAs(problem);
  }

  @ParameterizedTest
  @EnumSource(value = Code.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
  void everyCodeHasWords(Code code) {
    var six = new Object[] {"a", "b", "c", "d", "e", "f"};
    var numbers = new Object[] {1L, 2L, 3L, 4L, 5L, 6L};
    boolean counts =
        List.of(Code.RUN_STOPPED, Code.UNDO_STOPPED, Code.BATCH_NOT_LOADED, Code.BATCH_REFUSED)
            .contains(code);
    boolean mixed =
        List.of(
                    Code.KEY_SPACE,
                    Code.SERVER_SILENT,
                    Code.PLAN_WRONG,
                    Code.LOCKED_BY,
                    Code.NOT_RESTORED)
                .contains(code)
            || counts;
    var told = words.of(Problem.failed("what", "why", "next").as(code, mixed ? numbers : six));
    assertThat(told.what()).isNotEqualTo("what").isNotBlank();
    assertThat(told.next()).isNotEqualTo("next").isNotBlank();
  }

  @Test
  void whatHasNoCodeStaysAsItIs() {
    var problem = Problem.failed("what", "why", "next");
    assertThat(words.of(problem)).isSameAs(problem);
  }

  @Test
  void aProblemWithinAProblemIsSaidInTheSameLanguage() {
    var full = Problem.failed("The server's disk is full", "", "").as(Code.DISK_FULL, "no space");
    var told =
        words.of(
            Problem.failed("Rows were not loaded", "", "")
                .as(Code.BATCH_NOT_LOADED, "jobs", 5_000L, 9_999L, full, 12_345L, 7L));
    assertThat(told.what()).isEqualTo("jobs の 5,000～9,999 行を投入できませんでした");
    assertThat(told.why()).startsWith("サーバーのディスクに空きがありません: no space");
    assertThat(told.next()).contains("12,345 行").contains("runs resume 7");
  }

  @Test
  void whatIsWrongWithAPlanIsSaidInJapanese() {
    var text = "tables: {t: {rows: 3, columns: {a: {weights: {}, nulls: x}}}}";
    var findings = PlanReader.parse("p.yml", text, PlanFiles.none()).findings();
    var told = words.of(Finding.asProblem(findings));
    assertThat(told.what()).isEqualTo("プランに誤りが 2 件あります");
    assertThat(told.message())
        .contains("p.yml:1:46: t.a.weights: 選択肢がありません")
        .contains("p.yml:1:57: t.a.nulls: \"x\" は数値ではありません（例: 12、0.35）")
        .doesNotContain("such as");
    assertThat(Words.in(Locale.ENGLISH).of(Finding.asProblem(findings)).message())
        .contains("p.yml:1:57: t.a.nulls: 'x' is not a number (such as 12 or 0.35)");
  }

  @Test
  void aProblemThatSpeaksForItselfSpeaksJapanese() {
    assertThatThrownBy(() -> AlertRule.parse("drift(jobs.fee)>2"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(words.of(e.problem()).message())
                    .startsWith("\"drift(jobs.fee)>2\" はアラートではありません: drift は割合です")
                    .contains("のように書いてください"));
  }

  @Test
  void whatThereIsOneOfIsNotSaidInThePlural() {
    assertThat(Event.SUSPENDED.text("public.a", 1, 1, 2.0, 3.0))
        .startsWith("public.a: 1 index and 1 foreign key step aside;");
    assertThat(Event.SUSPENDED.text("public.a", 0, 21, 2.0, 3.0))
        .startsWith("public.a: 0 indexes and 21 foreign keys step aside;");
  }

  @Test
  void linesOfTheLogAreSaidInJapanese() {
    assertThat(line(Event.STARTED, 3L, "shop", 20260401L, 101_156L, 2, 5_000))
        .isEqualTo("実行 #3: shop、シード値 20260401、101,156 行、ワーカー 2、バッチ 5,000 行");
    assertThat(line(Event.CANCELLED, 5_000L)).isEqualTo("中止しました。5,000 行は入っています");
    var full = Problem.failed("The server's disk is full", "", "").as(Code.DISK_FULL, "no space");
    assertThat(line(Event.FAILED, full)).startsWith("サーバーのディスクに空きがありません");
    assertThat(line(Event.FAILED, Problem.failed("odd", "", ""))).isEqualTo("odd");
  }

  @Test
  void noWordsAreStaleAndAllAreFormats() throws IOException {
    var texts = new Properties();
    try (var reader = Files.newBufferedReader(JAPANESE)) {
      texts.load(reader);
    }
    var stale = new TreeSet<>(texts.stringPropertyNames());
    for (Code code : Code.values()) {
      stale.removeIf(key -> key.matches("problem\\." + code + "(\\.why|\\.next)?"));
    }
    for (Event event : Event.values()) {
      boolean own = event == Event.FAILED || event == Event.OTHER;
      assertThat(own || stale.remove("log." + event)).as("%s", event).isTrue();
    }
    assertThat(stale).isEmpty();
    texts.values().forEach(text -> assertThat(new MessageFormat((String) text)).isNotNull());
  }

  private String line(Event event, Object... arguments) {
    return words.of(
        new LogLine(Instant.EPOCH, Level.INFO, "in English", event, List.of(arguments)));
  }
}
