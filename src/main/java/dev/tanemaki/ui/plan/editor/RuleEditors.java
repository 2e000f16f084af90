package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;

/** Makes the editor that goes with a rule. */
public final class RuleEditors {

  private RuleEditors() {}

  /**
   * The editor for rules of that kind; it shows nothing yet.
   *
   * @param edits gets every wish, on the JavaFX thread
   */
  public static RuleEditor of(Rule kind, Formats formats, Consumer<ColumnEdit> edits) {
    return switch (kind) {
      case Rule.Constant _,
          Rule.Sequence _,
          Rule.Draw _,
          Rule.Weights _,
          Rule.Bands _,
          Rule.Reference _,
          Rule.Lookup _,
          Rule.Translate _,
          Rule.Template _,
          Rule.ArrayOf _,
          Rule.Offset _,
          Rule.Between _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ ->
          new PlainEditor();
    };
  }
}
