package dev.tanemaki.ui.settings;

import dev.tanemaki.metrics.MetricsEndpoint;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Latest;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The console's Prometheus metrics: served on the port that the settings say. */
public final class MetricsModel implements AutoCloseable {

  /** What became of the port that was asked for. */
  sealed interface State {
    record Off() implements State {}

    record Served(String url) implements State {}

    record Refused(Problem problem) implements State {}
  }

  private final RunMetrics metrics;
  private final Latest<Integer, State> serving;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Off());
  private MetricsEndpoint endpoint;
  private int served;
  private boolean closed;

  public MetricsModel(RunMetrics metrics, Background background) {
    this.metrics = metrics;
    serving = background.<Integer, State>latest(this::serve, state::set);
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Serves there from now on, and nowhere else.
   *
   * @param port 0 for nowhere
   */
  public void port(int port) {
    serving.ask(port);
  }

  private synchronized void serve(Integer port, Consumer<? super State> show) {
    if (closed || endpoint != null && served == port) {
      return;
    }
    stop();
    served = port;
    if (port == 0) {
      show.accept(new State.Off());
      return;
    }
    try {
      endpoint = MetricsEndpoint.open(metrics, port);
      show.accept(new State.Served(endpoint.url()));
    } catch (ProblemException e) {
      show.accept(new State.Refused(e.problem()));
    }
  }

  private void stop() {
    if (endpoint != null) {
      endpoint.close();
      endpoint = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
