package dev.tanemaki.run.suspension;

import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A definition that cannot come back, with what the server said. */
record Refused(Definition definition, Problem problem) {

  /** The cause; what a load would have to do about it is no help to a restore. */
  String said() {
    return problem.why().isEmpty() ? problem.what() : problem.what() + ": " + problem.why();
  }

  /** What to tell when all others are back. */
  static RuntimeException failed(long run, List<Refused> all) {
    Refused first = all.getFirst();
    String names = all.stream().map(r -> r.definition().name()).collect(Collectors.joining(", "));
    String byHand = first.byHand();
    return Problem.failed(
            "%d of the indexes and foreign keys cannot come back: %s".formatted(all.size(), names),
            first.problem().why().isEmpty() ? first.problem().what() : first.problem().why(),
            "Remove the cause, then: tanemaki runs restore %d; or by hand: %s;"
                .formatted(run, byHand))
        .as(Code.NOT_RESTORED, all.size(), names, first.problem(), run, byHand)
        .asException();
  }

  /** All that makes the definition again, for a session that commits every statement. */
  private String byHand() {
    return Stream.concat(definition.build().stream(), definition.adopt().stream())
        .filter(sql -> !sql.equals("set local default_tablespace = ''"))
        .map(sql -> sql.replaceFirst("^set local ", "set "))
        .collect(Collectors.joining("; "));
  }
}
