package dev.tanemaki.ui;

import javafx.stage.Stage;

/** One stage for all tests of a JVM: the headless platform has one screen. */
public final class FxToolkitStage {

  private static Stage stage;

  private FxToolkitStage() {}

  /** On the JavaFX thread. */
  public static Stage get() {
    if (stage == null) {
      stage = new Stage();
    }
    return stage;
  }
}
