package dev.tanemaki.telemetry;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The outcome of a check, for JDK Flight Recorder. */
@Name("dev.tanemaki.Check")
@Label("Check")
@Category("Tanemaki")
@Description("A constraint or distribution verified over the rows")
@StackTrace(false)
public final class CheckEvent extends Event {

  @Label("Check")
  String check;

  @Label("Rows looked at")
  long rows;

  @Label("Violations")
  long violations;

  private CheckEvent() {}

  /** Records an outcome, where somebody records. */
  public static void record(String check, long rows, long violations) {
    var event = new CheckEvent();
    if (event.isEnabled()) {
      event.check = check;
      event.rows = rows;
      event.violations = violations;
      event.commit();
    }
  }
}
