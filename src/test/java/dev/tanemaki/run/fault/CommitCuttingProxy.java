package dev.tanemaki.run.fault;

import dev.tanemaki.database.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and its server. Now and then it passes a COMMIT on, waits for the
 * server's answer, keeps that to itself and cuts both connections: the client cannot know what
 * became of its transaction.
 */
final class CommitCuttingProxy implements AutoCloseable {

  /** Every so many commits one is cut. */
  private static final int EVERY = 3;

  private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final Target server;
  private final int most;
  private final ServerSocket listening;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();

  /**
   * @param most so many commits are cut, later ones are left alone
   */
  CommitCuttingProxy(Target server, int most) throws IOException {
    this.server = server;
    this.most = most;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  /** The server by way of this proxy. */
  Target target() {
    return Target.parse(
        server
                .jdbcUrl()
                .replace(
                    server.host() + ":" + server.port(), "127.0.0.1:" + listening.getLocalPort())
            + (server.jdbcUrl().contains("?") ? "&" : "?")
            + "user="
            + server.user()
            + "&password="
            + server.password().text());
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket upstream = new Socket(server.host(), Integer.parseInt(server.port()));
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        var link = new Link(client, upstream);
        Thread.ofPlatform().daemon().name("proxy-up").start(link::up);
        Thread.ofPlatform().daemon().name("proxy-down").start(link::down);
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /** One connection of the client with its connection to the server. */
  private final class Link {

    private final Socket client;
    private final Socket upstream;
    private volatile boolean cutting;

    Link(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    /** From the client to the server. */
    void up() {
      pump(
          client,
          upstream,
          (bytes, length) -> {
            if (contains(bytes, length)
                && commits.incrementAndGet() % EVERY == 0
                && cuts.getAndUpdate(n -> Math.min(most, n + 1)) < most) {
              cutting = true;
            }
            return true;
          });
    }

    /** From the server to the client; the answer to a COMMIT to be cut stays here. */
    void down() {
      pump(upstream, client, (bytes, length) -> !cutting);
    }

    private void pump(Socket from, Socket to, Gate gate) {
      byte[] bytes = new byte[1 << 16];
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int n = in.read(bytes); n >= 0 && gate.passes(bytes, n); n = in.read(bytes)) {
          out.write(bytes, 0, n);
          out.flush();
        }
      } catch (SocketException e) {
        // One side closed: so does the other.
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Decides whether what was read goes on. */
  private interface Gate {
    boolean passes(byte[] bytes, int length);
  }

  private static boolean contains(byte[] bytes, int length) {
    for (int at = 0; at + COMMIT.length <= length; at++) {
      int i = 0;
      while (i < COMMIT.length && bytes[at + i] == COMMIT[i]) {
        i++;
      }
      if (i == COMMIT.length) {
        return true;
      }
    }
    return false;
  }
}
