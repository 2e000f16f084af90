package dev.tanemaki.run.suspension;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.BuildProgress;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.telemetry.RestoreMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the server now and then how far the indexes under way are, for the meters that show it. */
final class BuildWatch implements AutoCloseable {

  private static final long LOOK_MILLIS = 250;

  /** A build that is watched until this is closed. */
  interface Seen extends AutoCloseable {
    @Override
    void close();
  }

  private final Sessions sessions;
  private final Map<Integer, RestoreMeter> building = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);

  private BuildWatch(Sessions sessions) {
    this.sessions = sessions;
  }

  static BuildWatch start(Sessions sessions) {
    var watch = new BuildWatch(sessions);
    Thread.ofPlatform().daemon().name("tanemaki-restore-watch").start(watch::watch);
    return watch;
  }

  /** What this session builds from now on is for that meter. */
  Seen of(Session session, RestoreMeter meter) {
    int pid = session.backendPid();
    building.put(pid, meter);
    return () -> building.remove(pid);
  }

  private void watch() {
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!building.isEmpty()) {
          look();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoppedException | ServerException e) {
      // Only the picture is lost; who builds meets the same and tells it.
    }
  }

  private void look() {
    sessions
        .with(session -> BuildProgress.of(session, building.keySet()))
        .forEach(
            (pid, share) -> {
              RestoreMeter meter = building.get(pid);
              if (meter != null) {
                meter.share(share);
              }
            });
  }

  @Override
  public void close() {
    over.countDown();
  }
}
