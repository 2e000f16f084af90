package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says problems with scratch tables of the tables that they are copies of. */
final class ScratchNames {

  private final Map<Pattern, String> names = new LinkedHashMap<>();

  /**
   * @param scratch the same tables in the same order
   */
  ScratchNames(Plan plan, Plan scratch) {
    for (int i = 0; i < plan.tables().size(); i++) {
      TableName copy = TableName.parse(scratch.tables().get(i).name());
      names.put(
          Pattern.compile(
              "("
                  + Pattern.quote(copy.schema())
                  + "\\.)?"
                  + Pattern.quote(copy.name())
                  + "(?!\\d)"),
          Matcher.quoteReplacement(TableName.parse(plan.tables().get(i).name()).name()));
    }
  }

  Problem inWordsOfThePlan(Problem problem) {
    return new Problem(
        problem.kind(), named(problem.what()), named(problem.why()), named(problem.next()));
  }

  private String named(String text) {
    String named = text;
    for (var name : names.entrySet()) {
      named = name.getKey().matcher(named).replaceAll(name.getValue());
    }
    return named;
  }
}
