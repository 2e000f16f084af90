package dev.tanemaki.plan;

import dev.tanemaki.plan.Places.Span;
import dev.tanemaki.problem.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what is wrong with one file, so that all of it is said at once. */
final class Complaints {

  private static final int MAX = 1_000;

  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> ofFiles = new ArrayList<>();

  Complaints(String file) {
    this.file = file;
  }

  void add(YamlNode node, String where, Message message, Message hint) {
    add(node.path(), node.span(), where, message, hint);
  }

  void add(String path, Span at, String where, Message message, Message hint) {
    add(new Finding(path, new Position(file, at.line(), at.column()), where, message, hint));
  }

  void add(Finding finding) {
    if (findings.size() < MAX) {
      findings.add(finding);
    }
  }

  /** A file that cannot be read: said last, for a plan moved without its files has many. */
  void addFile(YamlNode node, String where, Message message, Message hint) {
    var at = new Position(file, node.span().line(), node.span().column());
    ofFiles.add(new Finding(node.path(), at, where, message, hint));
  }

  /** How many there were, as far as they are kept. */
  int size() {
    return findings.size() + ofFiles.size();
  }

  /** Whether nothing more is kept. */
  boolean full() {
    return findings.size() >= MAX;
  }

  boolean isEmpty() {
    return findings.isEmpty() && ofFiles.isEmpty();
  }

  /** In the order of the plan's lines; files beside it come last. */
  List<Finding> sorted() {
    var byLine =
        Comparator.comparing((Finding f) -> !f.at().file().equals(file))
            .thenComparing(f -> f.at().file())
            .thenComparingInt(f -> f.at().line())
            .thenComparingInt(f -> f.at().column());
    return Stream.concat(findings.stream().sorted(byLine), ofFiles.stream().sorted(byLine))
        .toList();
  }
}
