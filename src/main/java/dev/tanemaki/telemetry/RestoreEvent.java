package dev.tanemaki.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An index or foreign key from the begin of its way back to its end, for JDK Flight Recorder. */
@Name("dev.tanemaki.Restore")
@Label("Restore")
@Category("Tanemaki")
@Description("An index is built or a foreign key validated after the load")
@StackTrace(false)
final class RestoreEvent extends Event {

  @Label("Table")
  String table;

  @Label("Constraint or index")
  String constraint;

  @Label("Foreign key")
  boolean foreignKey;

  @Label("Succeeded")
  boolean succeeded;
}
