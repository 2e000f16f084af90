package dev.tanemaki.run;

import dev.tanemaki.run.CheckProgress.Kind;
import dev.tanemaki.run.CheckProgress.Stage;
import dev.tanemaki.verify.Constraint;
import dev.tanemaki.verify.ConstraintCheck;
import dev.tanemaki.verify.DistributionCheck;
import dev.tanemaki.verify.Verifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The checks of a run as they stand. While rows come in, the server vouches for those that are
 * committed, as its constraints are in place; afterwards the verifier does.
 */
final class Checks implements Verifier.Listener {

  private record Expected(TableJob job, Constraint constraint) {}

  private final Map<Constraint, ConstraintCheck> verified = new ConcurrentHashMap<>();
  private final List<DistributionCheck> distributions = new CopyOnWriteArrayList<>();
  private volatile List<Expected> expected = List.of();

  /** The constraints there will be. */
  void expect(List<TableJob> jobs) {
    expected =
        jobs.stream()
            .flatMap(job -> Constraint.of(job.table()).stream().map(c -> new Expected(job, c)))
            .toList();
  }

  @Override
  public void constraint(ConstraintCheck check) {
    verified.put(check.constraint(), check);
  }

  @Override
  public void distribution(DistributionCheck check) {
    distributions.add(check);
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
