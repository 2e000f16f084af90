package dev.tanemaki.run.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.Table.Movable;
import dev.tanemaki.schema.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspensionWorthTest {

  private static final TableName TABLE = new TableName("public", "purchase");
  private static final Movable INDEX = new Index("i", false, "", List.of("a"), "");
  private static final Movable FOREIGN_KEY =
      new ForeignKey("f", List.of("a"), new TableName("public", "customer"), List.of("id"));

  private static Definition definition(Movable what) {
    return new Definition(TABLE, what, "", List.of(), List.of(), 0);
  }

  private static boolean suspends(long rows, long present, Movable... what) {
    var definitions = Arrays.stream(what).map(SuspensionWorthTest::definition).toList();
    return SuspensionWorth.of(definitions, rows, present).suspend();
  }

  @Test
  void manyRowsIntoAnEmptyTableAreWorthIt() {
    assertThat(suspends(1_000_000, 0, INDEX, FOREIGN_KEY)).isTrue();
  }

  @Test
  void fewRowsAreNot() {
    assertThat(suspends(1_000, 0, INDEX, FOREIGN_KEY)).isFalse();
  }

  @Test
  void rowsThatAreThereHaveToBeIndexedAgain() {
    assertThat(suspends(1_000_000, 100_000_000, INDEX)).isFalse();
  }

  @Test
  void aForeignKeyIsSoonerWorthItThanAnIndex() {
    assertThat(suspends(100_000, 200_000, FOREIGN_KEY)).isTrue();
    assertThat(suspends(100_000, 200_000, INDEX)).isFalse();
  }
}
