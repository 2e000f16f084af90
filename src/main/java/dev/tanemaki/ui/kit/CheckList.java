package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.CheckRow.Check;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.List;
import javafx.scene.layout.VBox;

/** Checks under one another; fills and turns from grey to green or red while a run goes. */
public final class CheckList extends VBox {

  private final Formats formats;

  public CheckList(Formats formats) {
    this.formats = formats;
    getStyleClass().add("tm-check-list");
  }

  /** Shows these checks. Cheap when little changed: rows stay, only what differs is set. */
  public void show(List<Check> checks) {
    while (getChildren().size() < checks.size()) {
      getChildren().add(new CheckRow(formats));
    }
    if (getChildren().size() > checks.size()) {
      getChildren().remove(checks.size(), getChildren().size());
    }
    for (int i = 0; i < checks.size(); i++) {
      ((CheckRow) getChildren().get(i)).show(checks.get(i));
    }
  }
}
