package dev.tanemaki.verify.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Conditions that no row should meet, put into one: nearly always that is all there is to ask. */
public final class Faults {

  private static final Pattern ABSENT = Pattern.compile("(\"(?:[^\"]|\"\")+\") is null");

  /** PostgreSQL gives a function no more. */
  private static final int MOST_ARGUMENTS = 100;

  private Faults() {}

  /**
   * That a row meets any of the conditions. Columns that are never null are many and asked for in
   * one call.
   *
   * @param wrong as SQL, at least one; null is as good as false
   */
  public static String any(List<String> wrong) {
    var absent = new ArrayList<String>();
    var any = new ArrayList<String>();
    for (String condition : wrong) {
      var match = ABSENT.matcher(condition);
      if (match.matches()) {
        absent.add(match.group(1));
      } else {
        any.add("(" + condition + ")");
      }
    }
    for (int i = 0; i < absent.size(); i += MOST_ARGUMENTS) {
      var some = absent.subList(i, Math.min(absent.size(), i + MOST_ARGUMENTS));
      any.add("num_nulls(" + String.join(", ", some) + ") > 0");
    }
    return String.join(" or ", any);
  }
}
