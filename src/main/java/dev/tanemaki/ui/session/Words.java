package dev.tanemaki.ui.session;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the engine says, in the operator's language. The engine speaks English and tells by a code
 * what it means; a language of ours has words for the codes in {@code engine_LANGUAGE.properties},
 * and what it has none for stays as the engine said it.
 */
public final class Words {

  private final Locale locale;
  private final Optional<Messages> texts;

  private Words(Locale locale, Optional<Messages> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  public static Words in(Locale locale) {
    return new Words(locale, Messages.find(Words.class, "engine", locale));
  }

  /** The problem in the operator's words. */
  public Problem of(Problem problem) {
    String key = "problem." + problem.code();
    var what = problem.code() == Code.OTHER ? Optional.<String>empty() : text(key, problem);
    return what.map(
            told ->
                new Problem(
                    problem.kind(),
                    told,
                    text(key + ".why", problem).orElse(""),
                    text(key + ".next", problem).orElse("")))
        .orElse(problem);
  }

  /** The line of a log in the operator's words. */
  public String of(LogLine line) {
    if (line.event() == LogLine.Event.FAILED
        && line.arguments().getFirst() instanceof Problem problem) {
      return of(problem).message();
    }
    return texts
        .flatMap(t -> t.find("log." + line.event(), spoken(line.arguments())))
        .orElse(line.text());
  }

  /** A banner that says what went wrong, why and what to do. */
  public Banner banner(Problem problem) {
    Problem told = of(problem);
    return new Banner(Tone.DANGER, told.what(), (told.why() + "\n" + told.next()).strip());
  }

  private Optional<String> text(String key, Problem problem) {
    return texts.flatMap(t -> t.find(key, spoken(problem.arguments())));
  }

  /** A problem or message among the arguments is said in the same language. */
  private Object[] spoken(List<Object> arguments) {
    return arguments.stream().map(this::spoken).toArray();
  }

  private Object spoken(Object argument) {
    return switch (argument) {
      case Problem problem -> of(problem).message();
      case Message message -> message.in(locale);
      default -> argument;
    };
  }
}
