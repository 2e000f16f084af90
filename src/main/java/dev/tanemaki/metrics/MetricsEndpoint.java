package dev.tanemaki.metrics;

import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
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
              MetricsMessage.NO_PORT.of(port), Message.NONE, MetricsMessage.PORTS.of(LAST_PORT))
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
              MetricsMessage.NOT_SERVED.of(port), why(e), MetricsMessage.OTHER_PORT.of())
          .asException(e);
    }
  }

  /** The two usual reasons; of any other the machine speaks. */
  private static Message why(IOException e) {
    var said = String.valueOf(e.getMessage());
    if (e instanceof BindException && said.contains("in use")) {
      return MetricsMessage.PORT_TAKEN.of();
    }
    return said.contains("Permission denied")
        ? MetricsMessage.PORT_FORBIDDEN.of()
        : Message.plain(said);
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
