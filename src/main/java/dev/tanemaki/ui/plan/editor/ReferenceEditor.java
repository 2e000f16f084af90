package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A row of another table: which table, which column of it, and how the row is chosen. */
final class ReferenceEditor implements RuleEditor {

  /** How a parent is picked, as the operator tells them apart. */
  enum How {
    EVENLY,
    COLUMN,
    KEY,
    ZIPF,
    FAN_OUT;

    static How of(Pick pick) {
      return switch (pick) {
        case Pick.Evenly _ -> EVENLY;
        case Pick.ByColumn _ -> COLUMN;
        case Pick.ByKey _ -> KEY;
        case Pick.Ranked _ -> ZIPF;
        case Pick.FanOut _ -> FAN_OUT;
      };
    }
  }

  private final Edits edits;
  private final Messages texts;
  private final Form head = new Form();
  private final Form form = new Form();
  private final ToggleButton fold = new ToggleButton();
  private final ComboBox<String> table;
  private final ComboBox<String> column;
  private final ComboBox<How> how;
  private final ComboBox<String> own;
  private final ComboBox<String> parent;
  private final PickPane pick;
  private final VBox root;
  private EditorContext context;

  ReferenceEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(ReferenceEditor.class, formats.locale());
    table = combo("reference-table", "reference.table", name -> name, this::refer);
    column =
        combo(
            "reference-column",
            "reference.column",
            name -> name.isEmpty() ? texts.text("reference.key") : name,
            name -> change(r -> with(r, optional(name), r.pick(), r.within())));
    how =
        Fields.choice(
            "reference-pick",
            texts.text("reference.pick"),
            value -> texts.text("pick." + value.name().toLowerCase(Locale.ROOT)),
            this::pick);
    own = combo("reference-own", "reference.own", this::orNone, this::within);
    parent =
        combo(
            "reference-parent",
            "reference.parent",
            name -> name,
            name ->
                change(
                    r ->
                        with(
                            r,
                            r.column(),
                            r.pick(),
                            r.within().map(w -> new Rule.Within(name, w.own())))));
    pick = new PickPane(texts, formats, this::picked);
    form.add(texts.text("reference.parent.table"), "table", table);
    form.add(texts.text("reference.column"), "column", column);
    form.add(texts.text("reference.own"), "within", own);
    form.add(texts.text("reference.parent"), "", parent);
    fold.setId("reference-fold");
    fold.setMnemonicParsing(false);
    fold.setGraphic(Icons.of(Feather.CHEVRON_RIGHT));
    fold.setAlignment(Pos.CENTER_LEFT);
    fold.setAccessibleText(texts.text("reference.table"));
    fold.setOnAction(event -> unfold(fold.isSelected()));
    head.add(texts.text("reference.table"), "", fold, 2);
    head.add(texts.text("reference.pick"), "", how);
    VBox.setVgrow(pick, Priority.ALWAYS);
    root = new VBox(head, form, pick);
    root.getStyleClass().add("editor");
  }

  private ComboBox<String> combo(
      String id,
      String key,
      java.util.function.Function<String, String> words,
      Consumer<String> chosen) {
    return Fields.choice(id, texts.text(key), words, chosen);
  }

  private String orNone(String name) {
    return name.isEmpty() ? texts.text("reference.any") : name;
  }

  private static Optional<String> optional(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan now, EditorContext around) {
    boolean other = !edits.isSame(now, around);
    context = around;
    if (edits.take(now, around)) {
      showRule(other);
    }
    form.mark(around.findings(), texts.locale());
    if (around.findings().stream().anyMatch(f -> f.path().matches(".*/(table|column|within)"))) {
      unfold(true);
    }
    pick.mark(around.findings());
  }

  private void showRule(boolean other) {
    if (!(edits.rule() instanceof Rule.Reference r)) {
      return;
    }
    var parents = NamesOf.columns(context.plan().table(r.table()));
    Fields.show(
        table,
        NamesOf.tables(context.plan()).stream().filter(t -> !t.equals(context.table())).toList(),
        r.table());
    Fields.show(column, withNone(parents), r.column().orElse(""));
    Fields.show(
        own,
        withNone(NamesOf.siblings(context, edits.column().name())),
        r.within().map(Rule.Within::own).orElse(""));
    Fields.show(parent, parents, r.within().map(Rule.Within::parent).orElse(null));
    form.offer(parent, r.within().isPresent());
    fold.setText(r.table() + r.column().map(c -> "." + c).orElse(""));
    if (other) {
      unfold(r.pick() instanceof Pick.Evenly || r.pick() instanceof Pick.ByColumn);
    }
    Fields.show(how, List.of(How.values()), How.of(r.pick()));
    pick.show(r, context, other);
  }

  /** The parent and what goes with it are set once; the way to pick is what one plays with. */
  private void unfold(boolean open) {
    fold.setSelected(open);
    fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    form.setVisible(open);
    form.setManaged(open);
  }

  private static List<String> withNone(List<String> names) {
    return Stream.concat(Stream.of(""), names.stream()).toList();
  }

  @Override
  public void showActual(Actual actual) {
    pick.showActual(actual);
  }

  private static Rule.Reference with(
      Rule.Reference r, Optional<String> column, Pick pick, Optional<Rule.Within> within) {
    return new Rule.Reference(r.table(), column, pick, within);
  }

  private void change(UnaryOperator<Rule.Reference> change) {
    edits.change(rule -> rule instanceof Rule.Reference r ? change.apply(r) : rule, true);
    showRule(false);
  }

  /** Another parent has other columns and other keys: only what goes with any parent stays. */
  private void refer(String name) {
    change(
        r -> {
          var kept = r.pick() instanceof Pick.ByKey || r.pick() instanceof Pick.ByColumn;
          return new Rule.Reference(
              name, Optional.empty(), kept ? new Pick.Evenly() : r.pick(), Optional.empty());
        });
  }

  private void within(String name) {
    change(
        r -> {
          var parents = NamesOf.columns(context.plan().table(r.table()));
          var same = parents.contains(name) ? name : parents.stream().findFirst().orElse("");
          return with(
              r,
              r.column(),
              r.pick(),
              name.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new Rule.Within(r.within().map(Rule.Within::parent).orElse(same), name)));
        });
  }

  private void picked(Pick now, boolean settled) {
    edits.change(
        rule -> rule instanceof Rule.Reference r ? with(r, r.column(), now, r.within()) : rule,
        settled);
  }

  /** Another way to pick, from sensible values. */
  private void pick(How wanted) {
    if (edits.rule() instanceof Rule.Reference r && How.of(r.pick()) != wanted) {
      change(now -> with(now, now.column(), start(wanted, now), now.within()));
    }
  }

  private Pick start(How wanted, Rule.Reference r) {
    var numbers = numeric(r);
    return switch (wanted) {
      case EVENLY -> new Pick.Evenly();
      case COLUMN -> new Pick.ByColumn(numbers.orElse(""));
      case KEY -> {
        var keys = NamesOf.keys(context.plan(), r.table(), r.column(), numbers);
        double whole = keys.values().stream().mapToDouble(Double::doubleValue).sum();
        yield new Pick.ByKey(
            keys.entrySet().stream()
                .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
                .limit(5)
                .map(
                    e ->
                        new Rule.Weighted(
                            e.getKey(), Shares.rounded(100 * e.getValue() / whole, 0.1)))
                .toList(),
            50,
            numbers);
      }
      case ZIPF -> new Pick.Ranked(1.05);
      case FAN_OUT -> new Pick.FanOut(new Distribution.Uniform(1, 5));
    };
  }

  /** A column of the parent that weighs its rows, where its name or its values say so. */
  private Optional<String> numeric(Rule.Reference r) {
    var names = NamesOf.columns(context.plan().table(r.table()));
    return Stream.of("weight", "population").filter(names::contains).findFirst();
  }
}
