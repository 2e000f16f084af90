package dev.tanemaki.metrics;

import dev.tanemaki.problem.Problem;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;

/** Answers scrapes at {@code /metrics}, to this machine only. */
public final class MetricsEndpoint implements AutoCloseable {

  private static final int LAST_PORT = 65_535;

  private final HTTPServer server;

  private MetricsEndpoint(HTTPServer server) {
    this.server = server;
  }

  /**
   * Listens on the loopback address.
   *
   * @param port 1 to 65535, or 0 for any that is free
   * @throws dev.tanemaki.problem.ProblemException usage, where there is no such port; refused,
   *     where it cannot be had
   */
  public static MetricsEndpoint open(RunMetrics metrics, int port) {
    if (port < 0 || port > LAST_PORT) {
      throw Problem.usage(
              "There is no port " + port,
              "",
              "Use 1 to " + LAST_PORT + ", or 0 for any that is free.")
          .asException();
    }
    var registry = new PrometheusRegistry();
    registry.register(new RunCollector(metrics));
    try {
      return new MetricsEndpoint(
          HTTPServer.builder()
              .inetAddress(InetAddress.getLoopbackAddress())
              .port(port)
              .registry(registry)
              .buildAndStart());
    } catch (IOException e) {
      throw Problem.refused(
              "Metrics cannot be served on port " + port,
              String.valueOf(e.getMessage()),
              "Choose another port, or 0 for any that is free.")
          .asException(e);
    }
  }

  /** Where Prometheus is to scrape. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort() + "/metrics";
  }

  @Override
  public void close() {
    server.stop();
  }
}
