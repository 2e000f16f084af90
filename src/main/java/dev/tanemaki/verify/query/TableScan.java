package dev.tanemaki.verify.query;

import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Many questions about the rows of one table, answered in a single pass over them: every question
 * adds aggregates to one SELECT. Passes over the table are what a verification costs.
 *
 * <p>Faults are counted all together at first: a count for each of a hundred conditions takes as
 * long as the conditions. Only where there is any fault a second pass tells which.
 */
public final class TableScan {

  /** PostgreSQL gives a row no more columns than 1,664. */
  private static final int MOST = 1_500;

  private record Question(Kind kind, int columns, BiConsumer<Session, Answer> asker) {}

  private enum Kind {
    AGGREGATES,
    FAULTS
  }

  /**
   * @param rows all rows of the table
   * @param counts in the order in which the question asked; 0 for null
   */
  public record Answer(long rows, long[] counts) {}

  /**
   * A whole number of all rows, as SQL.
   *
   * @param parts what those of several parts of a table are together
   */
  public record Aggregate(String sql, Parts parts) {}

  /** How numbers of parts of a table become one. */
  public enum Parts {
    ADDED,
    /** Of numbers that are not negative; a part without any has 0. */
    GREATEST
  }

  private final List<Aggregate> aggregates = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  /** Asks for aggregates that are whole numbers. */
  public void aggregate(List<Aggregate> aggregates, BiConsumer<Session, Answer> asker) {
    this.aggregates.addAll(aggregates);
    add(new Question(Kind.AGGREGATES, aggregates.size(), asker));
  }

  /** Asks how many rows meet each of the conditions. */
  public void ask(List<String> conditions, BiConsumer<Session, Answer> asker) {
    aggregate(conditions.stream().map(c -> new Aggregate(count(c), Parts.ADDED)).toList(), asker);
  }

  /** Asks how many rows meet a condition that none should. */
  public void fault(String condition, BiConsumer<Session, Answer> asker) {
    faults.add(condition);
    add(new Question(Kind.FAULTS, 1, asker));
  }

  private void add(Question question) {
    questions.add(question);
    if (aggregates.size() > MOST || faults.size() > MOST) {
      throw new IllegalStateException("a table with so many columns takes several passes");
    }
  }

  /** Asks how many rows there are. */
  public void count(LongConsumer asker) {
    add(new Question(Kind.AGGREGATES, 0, (session, answer) -> asker.accept(answer.rows())));
  }

  /** Whether anything is asked. */
  public boolean asks() {
    return !questions.isEmpty();
  }

  /** The same questions, to be added to. */
  public TableScan copy() {
    var copy = new TableScan();
    copy.aggregates.addAll(aggregates);
    copy.faults.addAll(faults);
    copy.questions.addAll(questions);
    return copy;
  }

  /** What is asked, as SQL. */
  public List<String> expressions() {
    return Stream.concat(aggregates.stream().map(Aggregate::sql), faults.stream()).toList();
  }

  /** The conditions that no row should meet, as SQL. */
  public List<String> faults() {
    return faults;
  }

  /**
   * @param from the table, with whatever the conditions speak of beside it
   */
  public void run(Session session, String from) {
    tell(session, counts(session, from));
  }

  /**
   * The answers as they are in the table: how many rows, every aggregate, every fault. From several
   * threads at a time, once all is asked.
   */
  public long[] counts(Session session, String from) {
    var first = new ArrayList<String>();
    first.add("count(*)");
    aggregates.forEach(a -> first.add(a.sql()));
    if (!faults.isEmpty()) {
      first.add(count(Faults.any(faults)));
    }
    long[] found = numbers(session, first, from);
    long[] all = Arrays.copyOf(found, 1 + aggregates.size() + faults.size());
    if (!faults.isEmpty()) {
      boolean any = found[found.length - 1] > 0;
      long[] each =
          any
              ? numbers(session, faults.stream().map(TableScan::count).toList(), from)
              : new long[faults.size()];
      System.arraycopy(each, 0, all, 1 + aggregates.size(), each.length);
    }
    return all;
  }

  /** What two parts of a table have counted. */
  public long[] together(long[] one, long[] other) {
    var all = new long[one.length];
    for (int i = 0; i < all.length; i++) {
      boolean added =
          i == 0 || i > aggregates.size() || aggregates.get(i - 1).parts() == Parts.ADDED;
      all[i] = added ? one[i] + other[i] : Math.max(one[i], other[i]);
    }
    return all;
  }

  private static String count(String condition) {
    return "count(*) filter (where " + condition + ")";
  }

  private static long[] numbers(Session session, List<String> columns, String from) {
    return session
        .queryOne(
            "select " + String.join(", ", columns) + " from " + from,
            row -> {
              var numbers = new long[columns.size()];
              for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.isNull(i + 1) ? 0 : row.longValue(i + 1);
              }
              return numbers;
            })
        .orElseThrow();
  }

  /** Hands the answers to those who asked. */
  public void tell(Session session, long[] all) {
    int aggregate = 1;
    int fault = 1 + aggregates.size();
    for (Question question : questions) {
      int from =
          switch (question.kind()) {
            case AGGREGATES -> aggregate;
            case FAULTS -> fault;
          };
      long[] own = Arrays.copyOfRange(all, from, from + question.columns());
      switch (question.kind()) {
        case AGGREGATES -> aggregate += question.columns();
        case FAULTS -> fault += question.columns();
      }
      question.asker().accept(session, new Answer(all[0], own));
    }
  }
}
