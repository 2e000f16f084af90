package dev.tanemaki.settings;

import dev.tanemaki.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The settings of a running console: read at once, changed at once, saved when the changes have
 * come to rest. Safe from any thread; no method waits for the disk save {@link #close}.
 */
public final class SettingsStore implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());

  private final SettingsFile file;
  private final Duration rest;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("settings").factory());
  private Settings settings;
  private UnaryOperator<Settings> unsaved = UnaryOperator.identity();
  private ScheduledFuture<?> save;

  public SettingsStore(SettingsFile file, Settings settings) {
    this(file, settings, Duration.ofMillis(500));
  }

  SettingsStore(SettingsFile file, Settings settings, Duration rest) {
    this.file = file;
    this.settings = settings;
    this.rest = rest;
  }

  public synchronized Settings get() {
    return settings;
  }

  /** Changes the settings; half a second after the last change they are on disk. */
  public synchronized void update(UnaryOperator<Settings> change) {
    Settings changed = change.apply(settings);
    if (changed.equals(settings)) {
      return;
    }
    settings = changed;
    var before = unsaved;
    unsaved = s -> change.apply(before.apply(s));
    if (save != null) {
      save.cancel(false);
    }
    save = writer.schedule(this::save, rest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void save() {
    UnaryOperator<Settings> changes;
    synchronized (this) {
      if (save == null) {
        return;
      }
      save = null;
      changes = unsaved;
      unsaved = UnaryOperator.identity();
    }
    try {
      file.update(changes);
    } catch (ProblemException e) {
      // The window goes on with what it has; the next change tries again.
      LOG.log(Level.WARNING, "settings not saved", e);
    }
  }

  /** Saves what is not saved yet. */
  @Override
  public void close() {
    writer.shutdownNow();
    save();
  }
}
