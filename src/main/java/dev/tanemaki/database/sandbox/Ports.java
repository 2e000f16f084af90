package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds a port for the server on the loopback address. */
final class Ports {

  /** Below the range from which systems take the ports of outgoing connections. */
  private static final int FIRST = 15_432;

  private static final int LAST = 15_631;

  private Ports() {}

  /**
   * A port nobody listens on just now.
   *
   * @param preferred the one of last time, 0 for none
   * @param taken ports that were tried and taken
   */
  static int choose(int preferred, Set<Integer> taken) {
    return IntStream.concat(IntStream.of(preferred), IntStream.rangeClosed(FIRST, LAST))
        .filter(port -> port > 0 && !taken.contains(port) && free(port))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.failed(
                        "The sandbox cannot start",
                        "every port from " + FIRST + " to " + LAST + " is taken",
                        "End a program that listens on one of them.")
                    .asException());
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      // On Windows address reuse would let two programs listen on one port.
      socket.setReuseAddress(!Trees.WINDOWS);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
