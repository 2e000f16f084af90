package dev.tanemaki.telemetry;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A batch from its first generated row to its commit, for JDK Flight Recorder. */
@Name("dev.tanemaki.Batch")
@Label("Batch")
@Category("Tanemaki")
@Description("Rows of one table loaded in one transaction")
@StackTrace(false)
@Threshold("0 ms")
final class BatchEvent extends Event {

  @Label("Table")
  String table;

  @Label("Rows")
  long rows;

  @Label("COPY bytes")
  @DataAmount
  long bytes;

  @Label("Worker")
  int worker;
}
