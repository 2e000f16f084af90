package dev.tanemaki.ui.targets;

import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Words;
import dev.tanemaki.ui.targets.TargetsModel.Trial;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What became of a trial of a target, or the question before it is removed. */
final class TargetAnswer extends VBox {

  private final TargetsModel model;
  private final Messages texts;
  private boolean removing;

  TargetAnswer(TargetsModel model, Messages texts) {
    this.model = model;
    this.texts = texts;
  }

  void askBeforeRemoving() {
    removing = true;
    show(model.trialProperty().get());
  }

  /** Whether there was a question to take back. */
  boolean stopAsking() {
    boolean was = removing;
    removing = false;
    show(model.trialProperty().get());
    return was;
  }

  void show(Trial trial) {
    getChildren().clear();
    if (removing) {
      getChildren()
          .add(
              new Banner(
                      Tone.ATTENTION,
                      texts.text("remove.title", model.selected().name()),
                      texts.text("remove.means"))
                  .withAction(texts.text("editor.remove"), model::remove)
                  .withAction(texts.text("remove.no"), this::stopAsking));
      return;
    }
    switch (trial) {
      case Trial.None n -> {}
      case Trial.Trying t -> getChildren().add(new Label(texts.text("trial.trying")));
      case Trial.Answered(var server) ->
          getChildren()
              .add(
                  new Banner(
                      server.readOnly() ? Tone.ATTENTION : Tone.POSITIVE,
                      texts.text(
                          "trial.answered", server.version(), server.database(), server.user()),
                      server.readOnly() ? texts.text("trial.readonly") : ""));
      case Trial.Refused(var problem) ->
          getChildren().add(Words.in(texts.locale()).banner(problem));
    }
  }
}
