package dev.tanemaki.ui.targets;

import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.ui.kit.EnvironmentBadge;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Environments;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.TargetChoice;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The Targets screen: all targets at the left, the chosen one at the right. */
public final class TargetsScreen implements Screen {

  private static final double LIST_SHARE = 0.26;

  private final TargetsModel model;
  private final Messages texts;
  private final BorderPane root = new BorderPane();
  private final ListView<TargetChoice> list = new ListView<>();
  private final ScrollPane detail = new ScrollPane();
  private final Subscription watching;
  private TargetEditor editor;

  public TargetsScreen(TargetsModel model, Formats formats) {
    this.model = model;
    texts = Messages.of(TargetsScreen.class, formats.locale());
    root.getStylesheets()
        .add(
            Objects.requireNonNull(TargetsScreen.class.getResource("targets.css"))
                .toExternalForm());
    root.setTop(header());
    list.setId("targets-list");
    list.getStyleClass().add("targets-list");
    list.setAccessibleText(texts.text("targets.title"));
    list.setItems(model.targets().choices());
    list.setCellFactory(ignored -> new Cell());
    detail.setFitToWidth(true);
    detail.getStyleClass().add("plain-scroll");
    var body = new HBox(list, detail);
    body.getStyleClass().add("targets-body");
    list.prefWidthProperty().bind(body.widthProperty().multiply(LIST_SHARE));
    HBox.setHgrow(detail, Priority.ALWAYS);
    root.setCenter(body);

    list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    watching =
        Subscription.combine(
            model.selectedProperty().subscribe(this::show),
            model.targets().choices().subscribe(() -> select(model.selected())),
            model.connection().choiceProperty().subscribe(choice -> list.refresh()));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public boolean escape() {
    return editor != null && editor.escape();
  }

  @Override
  public void close() {
    watching.unsubscribe();
    if (editor != null) {
      editor.close();
    }
  }

  private HBox header() {
    var title = new Label(texts.text("targets.title"));
    title.getStyleClass().add("screen-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var add = new Button(texts.text("targets.add"), Icons.of(Feather.PLUS));
    add.setId("targets-add");
    add.getStyleClass().add("accent");
    add.setOnAction(
        event -> {
          list.getSelectionModel().clearSelection();
          model.selectedProperty().set(null);
        });
    var header = new HBox(title, gap, add);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private void selected(TargetChoice choice) {
    if (choice != null && !choice.equals(model.selected())) {
      model.selectedProperty().set(choice);
    }
  }

  private void show(TargetChoice choice) {
    select(choice);
    if (editor != null) {
      editor.close();
    }
    model.forgetTrial();
    editor = new TargetEditor(model, texts);
    detail.setContent(editor);
  }

  /** Choices are made anew when profiles change, so they are told apart by their names. */
  private void select(TargetChoice choice) {
    if (choice == null) {
      list.getSelectionModel().clearSelection();
      return;
    }
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i).name().equals(choice.name())) {
        list.getSelectionModel().select(i);
      }
    }
  }

  private final class Cell extends ListCell<TargetChoice> {

    private final Label name = new Label();
    private final Label place = new Label();
    private final EnvironmentBadge badge =
        new EnvironmentBadge(dev.tanemaki.ui.kit.Environment.SANDBOX, texts.locale());
    private final Label used = new Label(texts.text("targets.used"));
    private final VBox card;

    Cell() {
      name.getStyleClass().add("tm-strong");
      name.setMinWidth(0);
      place.getStyleClass().addAll("tm-muted", "tm-small");
      place.setMinWidth(0);
      used.getStyleClass().addAll("tm-muted", "tm-small");
      badge.getStyleClass().add("tm-small");
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var first = new HBox(8, name, gap, badge);
      first.setAlignment(Pos.CENTER_LEFT);
      var rest = new Region();
      HBox.setHgrow(rest, Priority.ALWAYS);
      var second = new HBox(8, place, rest, used);
      used.setMinWidth(Region.USE_PREF_SIZE);
      card = new VBox(4, first, second);
      card.setPrefWidth(0);
      setText(null);
    }

    @Override
    protected void updateItem(TargetChoice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (empty || choice == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      String called = choice.sandbox() ? texts.text("targets.sandbox") : choice.name();
      name.setText(called);
      place.setText(
          choice.sandbox()
              ? texts.text("targets.embedded")
              : model.targets().profiles().stream()
                  .filter(profile -> profile.name().equals(choice.name()))
                  .findFirst()
                  .map(TargetProfile::url)
                  .orElse("")
                  .replaceFirst("^jdbc:postgresql://", ""));
      badge.show(Environments.of(choice.environment()));
      used.setVisible(choice.name().equals(model.connection().choice().name()));
      setAccessibleText(called + ", " + badge.getAccessibleText());
      setGraphic(card);
    }
  }
}
