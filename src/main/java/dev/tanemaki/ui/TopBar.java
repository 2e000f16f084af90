package dev.tanemaki.ui;

import dev.tanemaki.ui.kit.Chooser;
import dev.tanemaki.ui.kit.Environment;
import dev.tanemaki.ui.kit.EnvironmentBadge;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.Environments;
import dev.tanemaki.ui.session.TargetChoice;
import dev.tanemaki.ui.session.Targets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Where am I: the target, its server, its environment by colour, sign and word, its state. */
final class TopBar extends HBox {

  private final Messages texts;
  private final Connection connection;
  private final Chooser<TargetChoice> chooser;
  private final Label server = new Label();
  private final EnvironmentBadge badge;
  private final Label state = new Label();
  private final Button again;
  private final Subscription watching;

  TopBar(Messages texts, Connection connection, Targets targets) {
    this.texts = texts;
    this.connection = connection;
    badge = new EnvironmentBadge(Environment.SANDBOX, texts.locale());
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);

    var word = new Label(texts.text("top.target"));
    word.getStyleClass().add("tm-muted");
    word.setMinWidth(USE_PREF_SIZE);
    chooser =
        new Chooser<>(
            "target-chooser",
            texts.text("top.target"),
            texts.locale(),
            this::name,
            connection::choose);
    chooser.setItems(targets.choices());
    word.setLabelFor(chooser);

    server.setId("top-server");
    server.getStyleClass().add("top-server");
    server.setMinWidth(0);
    HBox.setHgrow(server, Priority.SOMETIMES);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    state.setId("top-state");
    state.setMinWidth(USE_PREF_SIZE);
    again = new Button(texts.text("top.again"));
    again.setId("top-again");
    again.getStyleClass().add("small");
    again.setMinWidth(USE_PREF_SIZE);
    again.setOnAction(event -> connection.open());
    getChildren().addAll(word, chooser, badge, server, gap, state, again);

    watching =
        Subscription.combine(
            connection.choiceProperty().subscribe(this::follow),
            connection.stateProperty().subscribe(this::show),
            targets.choices().subscribe(() -> follow(connection.choice())));
  }

  void close() {
    watching.unsubscribe();
  }

  private void follow(TargetChoice choice) {
    chooser.follow(choice);
    var environment = Environments.of(choice.environment());
    badge.show(environment);
    for (Environment other : Environment.values()) {
      getStyleClass().remove(other.styleClass());
    }
    getStyleClass().add(environment.styleClass());
  }

  private void show(Connection.State now) {
    switch (now) {
      case Connection.State.Opening o -> {
        server.setText("");
        set(
            Feather.LOADER,
            Tone.NEUTRAL,
            texts.text(connection.choice().sandbox() ? "top.starting" : "top.connecting"));
      }
      case Connection.State.Connected(var target, var info) -> {
        server.setText(texts.text("top.server", info.version(), target.database(), target.host()));
        set(Feather.CHECK_CIRCLE, Tone.POSITIVE, texts.text("top.connected"));
      }
      case Connection.State.Unreachable u -> {
        server.setText("");
        set(Feather.ALERT_OCTAGON, Tone.DANGER, texts.text("top.unreachable"));
      }
    }
    boolean lost = now instanceof Connection.State.Unreachable;
    again.setVisible(lost);
    again.setManaged(lost);
  }

  private void set(Feather icon, Tone tone, String text) {
    state.setGraphic(Icons.of(icon));
    state.setText(text);
    tone.applyTo(state);
  }

  private String name(TargetChoice choice) {
    return choice.sandbox() ? texts.text("top.sandbox") : choice.name();
  }
}
