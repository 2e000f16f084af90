package dev.tanemaki.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.cli.CliHarness;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.telemetry.OshiProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsEndpointTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path home;

  /** One row in the midst of them waits, so that the load cannot be through unseen. */
  private static final String GATE =
      """
      create function gate(id bigint) returns boolean language plpgsql as 'begin
        if id = 30001 then perform pg_advisory_xact_lock_shared(1); end if; return true; end';
      alter table jobs add constraint gate check (gate(job_id));
      """;

  @Test
  void aRunIsScrapedWhileItGoesAndAddsUpWithTheNext() throws Exception {
    var metrics = new RunMetrics();
    var service = new RunService(new OshiProbe(), metrics::begun);
    Target target = TestServer.freshDatabase();
    Plan plan = Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", 60_000);
    Shop.execute(target, plan.ddl().orElseThrow());
    Shop.execute(target, GATE);
    try (var endpoint = MetricsEndpoint.open(metrics, 0);
        var other = Database.open(target, 1);
        var gate = other.session()) {
      gate.execute("select pg_advisory_lock(1)");
      assertThat(value(scrape(endpoint), "tanemaki_runs_total")).isZero();
      Run run =
          service.start(
              target,
              plan,
              new RunOptions(1_000, 2, RunOptions.Mode.APPEND, RunOptions.Constraints.SUSPEND));
      boolean under = false;
      double most = 0;
      Optional<RunState.Ended> end = Optional.empty();
      while (end.isEmpty()) {
        String text = scrape(endpoint);
        double rows = value(text, "tanemaki_rows_total");
        assertThat(rows).isGreaterThanOrEqualTo(most);
        most = rows;
        if (!under && rows > 0 && rows < 60_000) {
          under = value(text, "tanemaki_phase{phase=\"load\"}") == 1;
          gate.execute("select pg_advisory_unlock_all()");
        }
        end = run.awaitEnd(Duration.ofMillis(10));
      }
      assertThat(under).as("seen while it loaded").isTrue();
      assertThat(end).containsInstanceOf(RunState.Finished.class);
      String text = scrape(endpoint);
      double all = value(text, "tanemaki_rows_total");
      assertThat(all).isEqualTo(run.snapshot().rows()).isGreaterThanOrEqualTo(60_000);
      assertThat(value(text, "tanemaki_batches_total")).isGreaterThanOrEqualTo(60);
      assertThat(value(text, "tanemaki_bytes_total")).isEqualTo(run.snapshot().bytes());
      assertThat(value(text, "tanemaki_check_violations")).isZero();
      assertThat(value(text, "tanemaki_heap_used_bytes")).isPositive();
      assertThat(text.lines().filter(l -> l.startsWith("tanemaki_restore_ratio{")))
          .isNotEmpty()
          .allMatch(l -> l.endsWith(" 1.0"));

      service.start(target, plan.withRows("jobs", 100), RunOptions.defaults()).awaitEnd(Shop.LONG);
      assertThat(value(scrape(endpoint), "tanemaki_rows_total")).isEqualTo(all + 100);
      assertThat(value(scrape(endpoint), "tanemaki_runs_total")).isEqualTo(2);
    }
  }

  @Test
  void nobodyElseInTheNetworkIsAnswered() throws IOException {
    try (var endpoint = MetricsEndpoint.open(new RunMetrics(), 0)) {
      int port = URI.create(endpoint.url()).getPort();
      for (var one : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address :
            one.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
          assertThatThrownBy(
                  () -> {
                    try (var socket = new Socket()) {
                      socket.connect(new InetSocketAddress(address, port), 2_000);
                    }
                  })
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
  }

  @Test
  void aPortInUseIsRefusedBeforeAnythingIsDone() throws IOException {
    Target target = TestServer.freshDatabase();
    var tanemaki = new CliHarness(home);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var result =
          tanemaki
              .run(
                  "seed",
                  CliHarness.plan(home).toString(),
                  "--rows",
                  "10",
                  "--url",
                  CliHarness.url(target),
                  "--metrics-port",
                  String.valueOf(taken.getLocalPort()))
              .refusedWith(3);
      assertThat(result.err()).contains("port " + taken.getLocalPort());
    }
    tanemaki.run("seed", "--metrics-port", "65536").refusedWith(2);
    try (var database = Database.open(target, 1)) {
      long made =
          database.with(
              s -> s.queryLong("select count(*) from pg_namespace where nspname = 'tanemaki'"));
      assertThat(made).isZero();
    }
  }

  private String scrape(MetricsEndpoint endpoint) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(endpoint.url())).build(), BodyHandlers.ofString())
        .body();
  }

  private static double value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in\n" + text));
  }
}
