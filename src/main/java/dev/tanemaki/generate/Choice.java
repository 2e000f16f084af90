package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column chose for a row, and what others can ask about it. */
sealed interface Choice {

  /** The attribute of that name, empty where the choice has none. */
  Optional<Formula> attribute(String name);

  /** The names there are, for messages. */
  List<String> attributes();

  /** A band: {@code low}, {@code high}, {@code text}. */
  record Band(Picker picker, List<Rule.Band> bands, long[] lows, long[] highs, Unit unit, int scale)
      implements Choice {
    @Override
    public Optional<Formula> attribute(String name) {
      return switch (name) {
        case "low" -> Optional.of(numbers(lows));
        case "high" -> Optional.of(numbers(highs));
        case "text" ->
            Optional.of(
                Formula.Coded.of(
                    picker, Dictionary.Words.of(bands.stream().map(Band::wordsOf).toList())));
        default -> Optional.empty();
      };
    }

    private Formula numbers(long[] ends) {
      long[] values = java.util.Arrays.copyOf(ends, bands.size());
      return Formula.Coded.of(picker, new Dictionary.Numbers(values, unit, scale, null));
    }

    static String wordsOf(Rule.Band band) {
      return band.text().isEmpty()
          ? CellText.real(band.low(), false) + "–" + CellText.real(band.high(), false)
          : band.text();
    }

    @Override
    public List<String> attributes() {
      return List.of("low", "high", "text");
    }
  }

  /** An entry of a short list: {@code text}. */
  record Entry(Formula.Coded text) implements Choice {
    @Override
    public Optional<Formula> attribute(String name) {
      return name.equals("text") ? Optional.of(text) : Optional.empty();
    }

    @Override
    public List<String> attributes() {
      return List.of("text");
    }
  }

  /** A row of a parent: every column of it. */
  final class ParentRow implements Choice {

    private final TableCompiler parent;
    private final Picker picker;
    private final Where where;
    private final Map<String, Formula> known = new HashMap<>();
    private final Map<Picker, Picker> moved = new java.util.IdentityHashMap<>();

    ParentRow(TableCompiler parent, Picker picker, Where where) {
      this.parent = parent;
      this.picker = picker;
      this.where = where;
    }

    @Override
    public Optional<Formula> attribute(String name) {
      if (!parent.columns().has(name)) {
        return Optional.empty();
      }
      Formula formula = known.get(name);
      if (formula == null) {
        formula = compile(name);
        known.put(name, formula);
      }
      return Optional.of(formula);
    }

    private Formula compile(String name) {
      if (parent.materialised()) {
        return Formula.Coded.of(picker, parent.dictionary(name, where));
      }
      Formula inner = parent.slot(name, where).value();
      if (inner instanceof Formula.Coded(Picker innerPicker, Dictionary dictionary)) {
        return Formula.Coded.of(moved.computeIfAbsent(innerPicker, this::movedPicker), dictionary);
      }
      var moved = new Formula.Computed(inner.shape(), b -> b.at(picker).vector(inner));
      return picker.nullable() ? Nulls.where(moved, picker) : moved;
    }

    /** The parent row's own choice; nothing where no parent row was chosen. */
    private Picker movedPicker(Picker inner) {
      if (!picker.nullable()) {
        return new Picker(inner.alternatives(), inner.nullable(), b -> b.at(picker).codes(inner));
      }
      int none = inner.none();
      int absent = picker.none();
      return new Picker(
          inner.alternatives(),
          true,
          binder -> {
            int[] chosen = binder.codes(picker);
            int[] from = binder.at(picker).codes(inner);
            int[] codes = binder.ints();
            binder.add(
                n -> {
                  for (int i = 0; i < n; i++) {
                    codes[i] = chosen[i] == absent ? none : from[i];
                  }
                });
            return codes;
          });
    }

    @Override
    public List<String> attributes() {
      return parent.columns().names();
    }
  }
}
