package dev.tanemaki.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ctrl+C and SIGTERM while something runs: the first asks it to end cleanly, the second ends the
 * process. The signal class of the JDK is reached by name, as it is in a module that exports it
 * without promising it; where it is missing, an interrupt ends the process as ever.
 */
public final class Interrupts implements AutoCloseable {

  private static final int INTERRUPTED = 130;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final Runnable cancel;

  /**
   * @param cancel called once, from a thread of the JVM's own
   */
  public Interrupts(Runnable cancel) {
    this.cancel = cancel;
    handle("INT", true);
    handle("TERM", true);
  }

  boolean asked() {
    return asked.get();
  }

  private void interrupt() {
    if (asked.compareAndSet(false, true)) {
      cancel.run();
    } else {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }

  private void handle(String name, boolean ours) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object reaction =
          ours
              ? Proxy.newProxyInstance(
                  handler.getClassLoader(),
                  new Class<?>[] {handler},
                  (proxy, method, args) -> {
                    switch (method.getName()) {
                      case "handle" -> interrupt();
                      case "equals" -> {
                        return proxy == args[0];
                      }
                      case "hashCode" -> {
                        return System.identityHashCode(proxy);
                      }
                      default -> {}
                    }
                    return null;
                  })
              : handler.getField("SIG_DFL").get(null);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), reaction);
    } catch (ReflectiveOperationException | RuntimeException e) {
      Logger.getLogger(Interrupts.class.getName()).log(Level.FINE, "no handler for SIG" + name, e);
    }
  }

  @Override
  public void close() {
    handle("INT", false);
    handle("TERM", false);
  }
}
