package dev.tanemaki.run.execution;

import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.CheckProgress.Kind;
import dev.tanemaki.run.CheckProgress.Stage;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.CheckEvent;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.RuleCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of a run as they stand. While rows come in, the server vouches for those that are
 * committed, as its constraints are in place; afterwards the verifier does.
 */
final class Checks implements Verifier.Listener {

  private record Expected(TableJob job, Constraint constraint) {}

  private record Name(TableName table, String name) {}

  private final Map<Constraint, ConstraintCheck> verified = new ConcurrentHashMap<>();
  private final List<DistributionCheck> distributions = new CopyOnWriteArrayList<>();
  private final List<RuleCheck> rules = new CopyOnWriteArrayList<>();
  private volatile List<Expected> expected = List.of();
  private volatile Set<Name> suspended = Set.of();
  private final Set<Name> restored = ConcurrentHashMap.newKeySet();
  private final Map<TableName, Long> counted = new ConcurrentHashMap<>();

  /** The constraints there will be. */
  void expect(List<TableJob> jobs) {
    expected =
        jobs.stream()
            .flatMap(job -> Constraint.of(job.table()).stream().map(c -> new Expected(job, c)))
            .toList();
  }

  /** These have stepped aside: until they are back nobody vouches for the rows. */
  void suspended(List<Definition> definitions) {
    suspended =
        definitions.stream().map(d -> new Name(d.table(), d.name())).collect(Collectors.toSet());
  }

  /** It is back: the server has looked at all rows. */
  void restored(Definition definition) {
    restored.add(new Name(definition.table(), definition.name()));
  }

  /** Whether the server looks at all rows when it brings a constraint back. */
  boolean proven(Constraint constraint) {
    return suspended.contains(new Name(constraint.table(), constraint.name()));
  }

  @Override
  public void check(Check check) {
    CheckEvent.record(check.table() + "." + check.name(), check.rows(), check.violations());
    switch (check) {
      case ConstraintCheck c -> verified.put(c.constraint(), c);
      case DistributionCheck d -> distributions.add(d);
      case RuleCheck r -> rules.add(r);
    }
  }

  @Override
  public void rows(TableName table, long rows) {
    counted.put(table, rows);
  }

  /** What the verification has said, constraints that the server has proven left out. */
  List<Check> said() {
    return Stream.of(verified.values(), distributions, rules)
        .flatMap(found -> found.stream().map(Check.class::cast))
        .toList();
  }

  long violations() {
    return verified.values().stream().mapToLong(ConstraintCheck::violations).sum();
  }

  List<DistributionCheck> distributions() {
    return List.copyOf(distributions);
  }

  List<CheckProgress> progress() {
    return expected.stream().map(this::progress).toList();
  }

  private CheckProgress progress(Expected check) {
    String table = check.job().extent().table();
    String name = check.constraint().name();
    Kind kind = kind(check.constraint());
    ConstraintCheck done = verified.get(check.constraint());
    if (done != null) {
      return new CheckProgress(table, name, kind, Stage.VERIFIED, done.rows(), done.violations());
    }
    long rows = check.job().meter().rows();
    var constraint = new Name(check.constraint().table(), check.constraint().name());
    if (restored.contains(constraint)) {
      long all = counted.getOrDefault(constraint.table(), rows);
      return new CheckProgress(table, name, kind, Stage.VERIFIED, all, 0);
    }
    if (suspended.contains(constraint)) {
      return new CheckProgress(table, name, kind, Stage.SUSPENDED, 0, 0);
    }
    return new CheckProgress(table, name, kind, rows > 0 ? Stage.ENFORCED : Stage.PENDING, rows, 0);
  }

  private static Kind kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Unique unique -> unique.primary() ? Kind.PRIMARY_KEY : Kind.UNIQUE;
      case Constraint.Exclusion x -> Kind.EXCLUSION;
      case Constraint.ForeignKey f -> Kind.FOREIGN_KEY;
      case Constraint.Check c -> Kind.CHECK;
      case Constraint.NotNull n -> Kind.NOT_NULL;
    };
  }
}
