package dev.tanemaki.cli;

import dev.tanemaki.metrics.MetricsEndpoint;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --metrics-port}, of every command that runs something. */
final class MetricsOption {

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Serve Prometheus metrics on this port of 127.0.0.1 while it runs; 0 takes any free one.")
  private Optional<Count> port = Optional.empty();

  /**
   * Opens the endpoint, where one is wanted, before anything is done.
   *
   * @return to be closed at the end
   * @throws dev.tanemaki.problem.ProblemException where the port cannot be had
   */
  Served open(Services services, Terminal terminal) {
    Optional<MetricsEndpoint> endpoint =
        port.map(
            p ->
                MetricsEndpoint.open(
                    services.metrics(), Math.clamp(p.value(), -1, Integer.MAX_VALUE)));
    endpoint.ifPresent(e -> terminal.out().println("Metrics: " + e.url()));
    return () -> endpoint.ifPresent(MetricsEndpoint::close);
  }

  /** An endpoint that may not be there. */
  interface Served extends AutoCloseable {
    @Override
    void close();
  }
}
