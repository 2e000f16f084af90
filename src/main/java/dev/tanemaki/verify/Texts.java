package dev.tanemaki.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts of which the rows tell only some pieces. */
final class Texts {

  private Texts() {}

  /**
   * That a text does not begin, end or go on as its pieces say, or has characters that are what is
   * left of a broken encoding.
   *
   * @param pieces in order, each as SQL; empty where anything may stand
   */
  static Optional<String> violation(String column, List<Optional<String>> pieces) {
    var pattern = new ArrayList<String>();
    var runs = runs(pieces);
    for (var run : runs) {
      pattern.add(run.orElse("'%'"));
    }
    // One comparison from the beginning to the end. A % or _ in a value lets anything pass in its
    // place, which is the lesser evil: no row that is right fails.
    String follows = column + " collate \"C\" like " + String.join(" || ", pattern) + " escape ''";
    boolean open = runs.stream().anyMatch(Optional::isEmpty);
    return Optional.of(
        column
            + " is not null and ("
            + follows
            + (open ? " and " + column + " collate \"C\" not like U&'%\\FFFD%'" : "")
            + ") is not true");
  }

  /** Neighbours that are known become one. */
  private static List<Optional<String>> runs(List<Optional<String>> pieces) {
    var runs = new ArrayList<Optional<String>>();
    var known = new ArrayList<String>();
    for (var piece : pieces) {
      if (piece.isPresent()) {
        known.add(piece.get());
      } else {
        flush(known, runs);
        runs.add(piece);
      }
    }
    flush(known, runs);
    return runs;
  }

  private static void flush(List<String> known, List<Optional<String>> runs) {
    if (!known.isEmpty()) {
      runs.add(Optional.of(String.join(" || ", known)));
      known.clear();
    }
  }
}
