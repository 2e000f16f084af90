package dev.tanemaki.ui.session;

import dev.tanemaki.database.Target;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.PlanTrial;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Latest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Whether the current plan fits its tables: the same checks that the terminal makes. */
public final class PlanChecks {

  /**
   * What was found.
   *
   * @param source the plan that was looked at; empty before the first
   * @param schema empty where the tables are not known
   * @param findings what keeps the plan from being run; empty where nothing does
   * @param problem why the tables are not known
   */
  public record Checked(
      Optional<PlanSource> source,
      Optional<Schema> schema,
      List<Finding> findings,
      Optional<Problem> problem) {

    static final Checked NOTHING =
        new Checked(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** How often a plan that waits to be tried looks whether the hand has left it. */
  private static final Duration REST = Duration.ofMillis(100);

  private record Asked(PlanSource source, Optional<Target> target) {}

  private record Tables(Optional<String> ddl, Optional<Target> target, List<String> names) {}

  private final CurrentPlan plan;
  private final Connection connection;
  private final Latest<Asked, Checked> latest;
  private final ReadOnlyObjectWrapper<Checked> checked =
      new ReadOnlyObjectWrapper<>(Checked.NOTHING);
  private Tables known;
  private Schema schema;
  private CompiledPlan compiled;
  private Schema compiledFor;
  private boolean broken;

  public PlanChecks(CurrentPlan plan, Connection connection, Background background) {
    this.plan = plan;
    this.connection = connection;
    latest = background.<Asked, Checked>latest(this::check, checked::set);
    plan.stateProperty().subscribe(state -> ask());
    connection.stateProperty().subscribe(state -> ask());
  }

  /** What was found, of the plan as it was lately. */
  public ReadOnlyObjectProperty<Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  public Checked checked() {
    return checked.get();
  }

  /** Findings of the plan as it is now; empty also while it is being looked at. */
  public List<Finding> findings() {
    return checked.get().source().equals(plan.source()) ? checked.get().findings() : List.of();
  }

  private void ask() {
    plan.source().ifPresent(source -> latest.ask(new Asked(source, connection.target())));
  }

  private void check(Asked asked, Consumer<? super Checked> show) {
    var source = asked.source();
    try {
      var tables = schema(source.plan(), asked.target());
      var findings = PlanValidator.check(source, tables);
      show.accept(checked(source, tables, findings));
      if (findings.isEmpty()) {
        var tried = triedAtRest(source, tables);
        if (!tried.isEmpty()) {
          show.accept(checked(source, tables, tried));
        }
      }
    } catch (ProblemException e) {
      show.accept(
          new Checked(Optional.of(source), Optional.empty(), List.of(), Optional.of(e.problem())));
    }
  }

  private static Checked checked(PlanSource source, Schema tables, List<Finding> findings) {
    return new Checked(Optional.of(source), Optional.of(tables), findings, Optional.empty());
  }

  /**
   * Tries a plan while no hand is at it, whose picture needs the processor and after which the plan
   * is mostly another one; a step that is given up leaves this one to be tried.
   */
  private List<Finding> triedAtRest(PlanSource source, Schema tables) {
    while (!latest.awaitMore(plan.isDrafting() ? REST : Duration.ZERO)) {
      if (!plan.isDrafting()) {
        broken = false;
        var tried = tried(source, tables);
        if (!broken) {
          return tried;
        }
      }
    }
    return List.of();
  }

  /** Whether the rows of a plan have to wait; asked while they are looked at. */
  private boolean isBusy() {
    broken |= plan.isDrafting();
    return broken || latest.isWaiting();
  }

  /** What the plan's rows tell; only what has changed since the last time is compiled. */
  private List<Finding> tried(PlanSource source, Schema tables) {
    compiled =
        compiled == null || tables != compiledFor
            ? Generator.lazily(source.plan(), tables)
            : compiled.changed(source.plan());
    compiledFor = tables;
    return PlanTrial.findings(compiled, source.plan(), source.places(), this::isBusy);
  }

  /** Tables change with the target and the plan's SQL, not with every edit. */
  private Schema schema(Plan now, Optional<Target> target) {
    boolean own = now.ddl().isPresent();
    var tables =
        new Tables(
            now.ddl(),
            own ? Optional.empty() : target,
            own ? List.of() : now.tables().stream().map(t -> t.name()).toList());
    if (!tables.equals(known)) {
      schema = PlanSchema.of(now, target);
      known = tables;
    }
    return schema;
  }
}
