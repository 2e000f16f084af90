package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds a port for the server on the loopback address. */
final class Ports {

  /** Below the range from which systems take the ports of outgoing connections. */
  private static final int FIRST = 15_432;

  private static final int MANY = 200;

  private Ports() {}

  /**
   * A port nobody listens on just now. Sandboxes of different places begin to look in different
   * places: one that is started takes not that of another, which is stopped for a moment.
   *
   * @param preferred the one of last time, 0 for none
   * @param place of the sandbox's data
   * @param taken ports that were tried and taken
   */
  static int choose(int preferred, Path place, Set<Integer> taken) {
    int begin = Math.floorMod(place.toString().hashCode(), MANY);
    var all = IntStream.range(0, MANY).map(i -> FIRST + (begin + i) % MANY);
    return IntStream.concat(IntStream.of(preferred), all)
        .filter(port -> port > 0 && !taken.contains(port) && free(port))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.failed(
                        "The sandbox cannot start",
                        "every port from " + FIRST + " to " + (FIRST + MANY - 1) + " is taken",
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
