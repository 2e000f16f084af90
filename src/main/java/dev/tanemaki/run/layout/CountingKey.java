package dev.tanemaki.run.layout;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.TableName;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A primary key that counts the rows of its table: from it one can tell which row indexes are in.
 *
 * @param column its only column
 * @param type of the column
 * @param sequence the rule, not shuffled, with a step other than 0
 */
public record CountingKey(String column, ColumnType.Int type, Rule.Sequence sequence) {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** The key of a table that has such a one. */
  public static Optional<CountingKey> of(Step step) {
    return step.table()
        .primaryKey()
        .filter(key -> key.columns().size() == 1)
        .map(key -> key.columns().getFirst())
        .flatMap(column -> of(step, column));
  }

  private static Optional<CountingKey> of(Step step, String column) {
    return step.table().column(column).map(c -> c.type()).orElse(null)
                instanceof ColumnType.Int type
            && step.plan().column(column).map(p -> p.rule()).orElse(null)
                instanceof Rule.Sequence sequence
            && !sequence.shuffled()
            && sequence.step() != 0
        ? Optional.of(new CountingKey(column, type, sequence))
        : Optional.empty();
  }

  /** How many rows its type has room for; {@link Long#MAX_VALUE} where they cannot be counted. */
  long room() {
    return rowsUpTo(sequence.step() > 0 ? type.max() : type.min());
  }

  /** The row index after the highest key in the table; 0 where it is empty. */
  long next(Session session, TableName table) {
    String end = sequence.step() > 0 ? "max(" : "min(";
    return session
        .queryOne(
            "select " + end + TableName.quote(column) + ") from " + table.sql(),
            row -> row.isNull(1) ? null : row.longValue(1))
        .map(this::rowsUpTo)
        .orElse(0L);
  }

  /** Rows whose keys do not come after that one. Wider than a long, as keys may be far apart. */
  private long rowsUpTo(long key) {
    BigInteger way = BigInteger.valueOf(key).subtract(BigInteger.valueOf(sequence.start()));
    BigInteger step = BigInteger.valueOf(sequence.step());
    return way.signum() * step.signum() < 0
        ? 0
        : way.divide(step).add(BigInteger.ONE).min(MOST).longValueExact();
  }

  /** The SQL condition that a row is one of an extent. */
  public String within(Extent extent) {
    return "%s between %d and %d"
        .formatted(TableName.quote(column), lowest(extent), highest(extent));
  }

  /** Whether keys of some rows may be keys that another rule makes for some rows. */
  public boolean overlaps(Extent rows, CountingKey other, Extent otherRows) {
    return lowest(rows) <= other.highest(otherRows) && other.lowest(otherRows) <= highest(rows);
  }

  private long lowest(Extent extent) {
    return Math.min(at(extent.firstRow()), at(extent.endRow() - 1));
  }

  private long highest(Extent extent) {
    return Math.max(at(extent.firstRow()), at(extent.endRow() - 1));
  }

  private long at(long row) {
    return sequence.start() + sequence.step() * row;
  }
}
