package dev.tanemaki.verify;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Many questions about the rows of one table, answered in a single pass over them: every question
 * adds counts to one SELECT. Passes over the table are what a verification costs.
 */
final class TableScan {

  /** Counts of a question's own columns, after the number of all rows. */
  private record Question(int columns, Consumer<Answer> asker) {}

  /**
   * @param rows all rows of the table
   * @param counts in the order in which the question asked
   */
  record Answer(long rows, long[] counts) {}

  private final TableName table;
  private final List<String> columns = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  TableScan(TableName table) {
    this.table = table;
  }

  /** Asks how many rows meet each of the conditions. */
  void ask(List<String> conditions, Consumer<Answer> asker) {
    conditions.forEach(c -> columns.add("count(*) filter (where " + c + ")"));
    questions.add(new Question(conditions.size(), asker));
  }

  /** Asks how many rows there are. */
  void count(LongConsumer asker) {
    questions.add(new Question(0, answer -> asker.accept(answer.rows())));
  }

  void run(Session session) {
    var sql = new StringBuilder("select count(*)");
    columns.forEach(c -> sql.append(", ").append(c));
    sql.append(" from ").append(table.sql());
    long[] all =
        session
            .queryOne(
                sql.toString(),
                row -> {
                  var counts = new long[columns.size() + 1];
                  for (int i = 0; i < counts.length; i++) {
                    counts[i] = row.longValue(i + 1);
                  }
                  return counts;
                })
            .orElseThrow();
    int next = 1;
    for (Question question : questions) {
      long[] own = java.util.Arrays.copyOfRange(all, next, next + question.columns());
      next += question.columns();
      question.asker().accept(new Answer(all[0], own));
    }
  }

  /**
   * Asks how many rows have their parent missing, the parents being few enough to be remembered.
   */
  void orphans(Constraint.ForeignKey foreignKey, Consumer<Answer> asker) {
    var key = foreignKey.key();
    String own = tuple(key.columns());
    ask(
        List.of(
            ForeignKeys.given("", key.columns())
                + " and "
                + own
                + " not in (select "
                + list(key.referencedColumns())
                + " from "
                + key.referenced().sql()
                + " where "
                + ForeignKeys.given("", key.referencedColumns())
                + ")"),
        asker);
  }

  private static String tuple(List<String> names) {
    return names.size() == 1 ? quote(names.getFirst()) : "(" + list(names) + ")";
  }

  private static String list(List<String> names) {
    return String.join(", ", names.stream().map(TableName::quote).toList());
  }
}
