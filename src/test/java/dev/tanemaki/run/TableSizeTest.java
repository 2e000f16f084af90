package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.TableSize;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.TableName;
import org.junit.jupiter.api.Test;

/** What is said of a table's size before the load is near what the server says after it. */
class TableSizeTest {

  @Test
  void theSizeIsReckonedBeforeTheRowsAreThere() {
    Target target = TestServer.freshDatabase();
    var plan = Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", 10_000);
    var schema = DdlReader.read("schema.sql", plan.ddl().orElseThrow());
    var table = schema.table(TableName.parse("jobs")).orElseThrow();
    var size = TableSize.of(Generator.compile(plan, schema).program("jobs"), table);

    Shop.run(
        target,
        plan,
        new RunOptions(5_000, 1, RunOptions.Mode.APPEND, RunOptions.Constraints.SUSPEND));
    assertThat(size.rows()).isEqualTo(10_000);
    assertThat((double) size.heapBytes())
        .isCloseTo(Shop.count(target, "select pg_relation_size('jobs')"), withinPercentage(10));
    assertThat((double) size.indexBytes())
        .as("by index: " + size.indexes())
        .isCloseTo(Shop.count(target, "select pg_indexes_size('jobs')"), withinPercentage(30));
    var keys = table.keys().size() + table.indexes().size();
    assertThat(size.indexes()).hasSize(keys).doesNotContainValue(0L);
  }
}
