package dev.tanemaki.ui.session;

import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.ui.kit.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Saves one after the other, each over what the one before has written. To be used on the JavaFX
 * thread only.
 */
final class PlanSaves {

  /**
   * A save that is asked for.
   *
   * @param plan tells the plans apart that were worked on one after the other
   * @param as the file to save in; empty for the plan's own
   * @param file the plan's own, as it was known when this was asked; empty where it had none
   */
  record Save(long plan, Optional<Path> as, Optional<PlanFile> file, PlanDocument document) {

    /** Where this goes once that has been saved. */
    Save after(Save before, PlanFile written) {
      return plan == before.plan ? new Save(plan, as, Optional.of(written), document) : this;
    }
  }

  private final Background background;
  private final BiConsumer<Save, PlanFile> saved;
  private final Consumer<Exception> failed;
  private final Deque<Save> waiting = new ArrayDeque<>();
  private boolean saving;

  /**
   * @param saved gets each save with the file as it is then, before the next is begun
   */
  PlanSaves(Background background, BiConsumer<Save, PlanFile> saved, Consumer<Exception> failed) {
    this.background = background;
    this.saved = saved;
    this.failed = failed;
  }

  /** Saves as soon as what was asked before is saved; of saves in one file the newest is. */
  void ask(Save save) {
    var last = waiting.peekLast();
    if (last != null && last.plan() == save.plan() && save.as().isEmpty()) {
      waiting.removeLast();
      waiting.add(new Save(save.plan(), last.as(), last.file(), save.document()));
    } else {
      waiting.add(save);
    }
    next();
  }

  private void next() {
    if (saving || waiting.isEmpty()) {
      return;
    }
    var save = waiting.remove();
    if (save.as().isEmpty() && save.file().isEmpty()) {
      next();
      return;
    }
    saving = true;
    background.run(
        () -> write(save),
        file -> {
          saving = false;
          var later = waiting.stream().map(each -> each.after(save, file)).toList();
          waiting.clear();
          waiting.addAll(later);
          saved.accept(save, file);
          next();
        },
        failure -> {
          saving = false;
          failed.accept(failure);
          next();
        });
  }

  private static PlanFile write(Save save) throws ExecutionException {
    try {
      return save.as()
          .map(path -> PlanFile.saveAs(path, save.document()))
          .orElseGet(() -> save.file().orElseThrow().save(save.document()));
    } catch (Error e) {
      // Told like any other failure, or no save would ever be begun again.
      throw new ExecutionException(e);
    }
  }
}
