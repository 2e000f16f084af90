package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * Many questions about the rows of one table, answered in a single pass over them: every question
 * adds aggregates to one SELECT. Passes over the table are what a verification costs.
 */
final class TableScan {

  /** PostgreSQL gives a row no more columns than 1,664. */
  private static final int MOST = 1_500;

  private record Question(int columns, BiConsumer<Session, Answer> asker) {}

  /**
   * @param rows all rows of the table
   * @param counts in the order in which the question asked; 0 for null
   */
  record Answer(long rows, long[] counts) {}

  private final List<String> columns = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  /** Asks for aggregates that are whole numbers. */
  void aggregate(List<String> aggregates, BiConsumer<Session, Answer> asker) {
    columns.addAll(aggregates);
    questions.add(new Question(aggregates.size(), asker));
    if (columns.size() > MOST) {
      throw new IllegalStateException("a table with so many columns takes several passes");
    }
  }

  /** Asks how many rows meet each of the conditions. */
  void ask(List<String> conditions, BiConsumer<Session, Answer> asker) {
    this.conditions.addAll(conditions);
    aggregate(conditions.stream().map(c -> "count(*) filter (where " + c + ")").toList(), asker);
  }

  /** Asks how many rows there are. */
  void count(LongConsumer asker) {
    questions.add(new Question(0, (session, answer) -> asker.accept(answer.rows())));
  }

  /** Whether anything is asked. */
  boolean asks() {
    return !questions.isEmpty();
  }

  /** The same questions, to be added to. */
  TableScan copy() {
    var copy = new TableScan();
    copy.columns.addAll(columns);
    copy.conditions.addAll(conditions);
    copy.questions.addAll(questions);
    return copy;
  }

  /** What is asked, as SQL. */
  List<String> expressions() {
    return columns;
  }

  /** The conditions of which it is asked how many rows meet them, as SQL. */
  List<String> conditions() {
    return conditions;
  }

  /**
   * @param from the table, with whatever the conditions speak of beside it
   */
  void run(Session session, String from) {
    tell(session, counts(session, from));
  }

  /**
   * The answers as they are in the table: how many rows, then every aggregate; those of several
   * parts of a table add up, unless an aggregate was asked for that does not.
   */
  long[] counts(Session session, String from) {
    var sql = new StringBuilder("select count(*)");
    columns.forEach(c -> sql.append(", ").append(c));
    sql.append(" from ").append(from);
    return session
        .queryOne(
            sql.toString(),
            row -> {
              var counts = new long[columns.size() + 1];
              for (int i = 0; i < counts.length; i++) {
                counts[i] = row.isNull(i + 1) ? 0 : row.longValue(i + 1);
              }
              return counts;
            })
        .orElseThrow();
  }

  /** Hands the answers to those who asked. */
  void tell(Session session, long[] all) {
    int next = 1;
    for (Question question : questions) {
      long[] own = java.util.Arrays.copyOfRange(all, next, next + question.columns());
      next += question.columns();
      question.asker().accept(session, new Answer(all[0], own));
    }
  }
}
