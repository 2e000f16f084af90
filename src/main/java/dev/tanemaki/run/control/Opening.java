package dev.tanemaki.run.control;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens a target without making a cancel wait for a server that does not answer. */
public final class Opening {

  private final Target target;
  private final int connections;
  private final RunControl control;

  public Opening(Target target, int connections, RunControl control) {
    this.target = target;
    this.connections = connections;
    this.control = control;
  }

  /**
   * @throws StoppedException when the run is to end first; the connection is closed when it comes
   */
  public Database open() {
    var opened = new CompletableFuture<Database>();
    Thread.ofPlatform()
        .daemon()
        .name("tanemaki-opening")
        .start(
            () -> {
              try {
                opened.complete(Database.open(target, connections));
              } catch (RuntimeException | Error e) {
                opened.completeExceptionally(e);
              }
            });
    while (true) {
      try {
        return opened.get(50, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (control.stopped()) {
          opened.thenAccept(Database::close);
          throw new StoppedException();
        }
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException known -> throw known;
          case Error known -> throw known;
          default -> throw new CompletionException(e.getCause());
        }
      } catch (InterruptedException e) {
        control.stop();
        Thread.currentThread().interrupt();
        opened.thenAccept(Database::close);
        throw new StoppedException();
      }
    }
  }
}
