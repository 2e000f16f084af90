package dev.tanemaki.ui.session;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.ServerInfo;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The target the window works on, and whether it answers. */
public final class Connection {

  /** Where the connection is. */
  public sealed interface State {

    /** Waiting for the server; for the sandbox it may have to be started first. */
    record Opening() implements State {}

    record Connected(Target target, ServerInfo server) implements State {}

    record Unreachable(Problem problem) implements State {}
  }

  private final Background background;
  private final ReadOnlyObjectWrapper<TargetChoice> choice;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Opening());
  private Background.Job job;

  /**
   * @param first what to connect to first; {@link #open} has to be called
   */
  public Connection(Background background, TargetChoice first) {
    this.background = background;
    this.choice = new ReadOnlyObjectWrapper<>(first);
  }

  public ReadOnlyObjectProperty<TargetChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  public TargetChoice choice() {
    return choice.get();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public State state() {
    return state.get();
  }

  /** The target, while connected to it. */
  public Optional<Target> target() {
    return state.get() instanceof State.Connected(var target, var server)
        ? Optional.of(target)
        : Optional.empty();
  }

  /** Leaves the present target for another one. */
  public void choose(TargetChoice next) {
    choice.set(next);
    open();
  }

  /** Connects to the chosen target, again if need be. */
  public void open() {
    if (job != null && !job.ended()) {
      job.cancel();
    }
    state.set(new State.Opening());
    var opener = choice.get().opener();
    job =
        background.run(
            () -> {
              var target = opener.call();
              try (var database = Database.open(target, 1)) {
                return new State.Connected(target, database.server());
              }
            },
            state::set,
            failure -> state.set(new State.Unreachable(Problems.of(failure))));
  }
}
