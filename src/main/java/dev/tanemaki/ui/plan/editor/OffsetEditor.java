package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Another column plus a drawn amount. */
final class OffsetEditor extends FormEditor {

  /** What a drawn number counts. */
  private enum Unit {
    PLAIN(Duration.ZERO),
    SECONDS(Duration.ofSeconds(1)),
    MINUTES(Duration.ofMinutes(1)),
    HOURS(Duration.ofHours(1)),
    DAYS(Duration.ofDays(1)),
    WEEKS(Duration.ofDays(7));

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }

    Optional<Duration> duration() {
      return this == PLAIN ? Optional.empty() : Optional.of(length);
    }

    static Unit of(Optional<Duration> length) {
      for (Unit unit : values()) {
        if (unit.duration().equals(length)) {
          return unit;
        }
      }
      return PLAIN;
    }
  }

  private final ComboBox<String> from;
  private final ComboBox<Unit> unit;
  private final ComboBox<RuleKind> shape;
  private final DistributionPane pane;

  OffsetEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    from =
        Fields.choice(
            "offset-from",
            texts.text("offset.from"),
            name -> name,
            name -> edit(o -> new Rule.Offset(name, o.by(), o.unit()), true));
    unit =
        Fields.choice(
            "offset-unit",
            texts.text("offset.unit"),
            value -> texts.text("unit." + value.name().toLowerCase(Locale.ROOT)),
            value -> edit(o -> new Rule.Offset(o.from(), o.by(), value.duration()), true));
    shape =
        Fields.choice(
            "offset-shape",
            texts.text("offset.by"),
            kind -> RuleKinds.name(texts, kind),
            this::reshape);
    pane = new DistributionPane(formats, this::drawn);
    form.add(texts.text("offset.from"), "from", from);
    form.add(texts.text("offset.unit"), "unit", unit, 1);
    form.add(texts.text("offset.by"), "", shape, 1);
    VBox.setVgrow(pane, Priority.ALWAYS);
    root.getChildren().add(pane);
  }

  private void edit(UnaryOperator<Rule.Offset> change, boolean settled) {
    edits.change(rule -> rule instanceof Rule.Offset o ? change.apply(o) : rule, settled);
  }

  private void drawn(Distribution by, boolean settled) {
    edit(o -> new Rule.Offset(o.from(), by, o.unit()), settled);
  }

  private void reshape(RuleKind kind) {
    if (edits.rule() instanceof Rule.Offset o) {
      double[] view = Curve.view(o.by());
      double min = Parameters.min(o.by());
      double max = Parameters.max(o.by());
      drawn(
          RuleKinds.distribution(
              kind,
              Double.isFinite(min) ? min : Math.floor(view[0]),
              Double.isFinite(max) ? max : Math.ceil(view[1])),
          true);
      show(edits.rule(), context());
    }
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Offset o) {
      Fields.show(from, NamesOf.siblings(around, edits.column().name()), o.from());
      Fields.show(unit, List.of(Unit.values()), Unit.of(o.unit()));
      Fields.show(shape, RuleKinds.DISTRIBUTIONS, RuleKind.of(o.by()));
      pane.show(o.by(), o.unit().isPresent());
    }
  }

  @Override
  void mark() {
    super.mark();
    pane.mark(context().findings());
  }
}
