package dev.tanemaki.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be told about a column's values without making any: the texts it can take, whether no
 * two rows have the same, whether it can be null.
 */
final class Values {

  private final Scope scope;

  /** Columns being looked at, so that a cycle ends. */
  private final Set<String> open;

  Values(Scope scope) {
    this(scope, new HashSet<>());
  }

  private Values(Scope scope, Set<String> open) {
    this.scope = scope;
    this.open = open;
  }

  /** The texts a column can take, nulls aside; empty where they cannot be listed. */
  Optional<Set<String>> texts(String column) {
    var listed = scope.listedSet(column);
    if (listed.isPresent()) {
      return Optional.of(
          scope
              .context()
              .once(
                  scope.path() + " texts " + column,
                  () -> {
                    var set = new LinkedHashSet<>(listed.get());
                    set.remove("");
                    return set;
                  }));
    }
    return enter(column, rule -> texts(column, rule)).flatMap(v -> v);
  }

  private Optional<Set<String>> texts(String column, Rule rule) {
    return switch (rule) {
      case Rule.Constant c -> Optional.of(Set.of(c.value()));
      case Rule.Weights w -> {
        var set = new LinkedHashSet<String>();
        w.choices().stream().filter(c -> c.weight() > 0).forEach(c -> set.add(c.value()));
        yield Optional.of(set);
      }
      case Rule.Translate t -> {
        var set = new LinkedHashSet<>(t.values().values());
        t.otherwise().ifPresent(set::add);
        yield Optional.of(set);
      }
      case Rule.Reference r -> parentTexts(column, r);
      case Rule.Lookup l -> attributeTexts(l.via(), l.attribute());
      case Rule.Sequence _,
          Rule.Draw _,
          Rule.Bands _,
          Rule.Template _,
          Rule.ArrayOf _,
          Rule.Offset _,
          Rule.Between _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ ->
          Optional.empty();
    };
  }

  private Optional<Set<String>> parentTexts(String column, Rule.Reference reference) {
    if (reference.pick() instanceof Rule.Pick.ByKey k && k.othersWeight() == 0) {
      var set = new LinkedHashSet<String>();
      k.weights().stream().filter(w -> w.weight() > 0).forEach(w -> set.add(w.value()));
      return Optional.of(set);
    }
    return scope
        .referencedColumn(reference, column)
        .flatMap(c -> parent(reference).flatMap(p -> p.texts(c)));
  }

  /** The texts of what another column chose; empty where they cannot be listed. */
  Optional<Set<String>> attributeTexts(String via, String attribute) {
    var rule = scope.column(via).map(ColumnPlan::rule);
    return rule.isPresent() && rule.get() instanceof Rule.Reference r
        ? parent(r).flatMap(p -> p.texts(attribute))
        : Optional.empty();
  }

  private Optional<Values> parent(Rule.Reference reference) {
    return scope.context().scope(reference.table()).map(s -> new Values(s, open));
  }

  /** Whether no two rows can have the same value, by construction. */
  boolean distinct(String column) {
    var listed = scope.listedValues(column);
    if (listed.isPresent()) {
      return scope.listedSet(column).orElseThrow().size() == listed.get().size();
    }
    return enter(
            column,
            rule ->
                switch (rule) {
                  case Rule.Sequence _ -> true;
                  case Rule.Reference r -> oneToOne(column, r);
                  case Rule.Template t ->
                      parts(t.text()).stream()
                          .anyMatch(
                              p ->
                                  p instanceof TemplatePart.Field f
                                      && f.attribute().isEmpty()
                                      && distinct(f.column()));
                  default -> false;
                })
        .orElse(false);
  }

  /** Whether every parent has one child at most, and the rows end with the parents. */
  private boolean oneToOne(String column, Rule.Reference reference) {
    if (!(reference.pick() instanceof Rule.Pick.FanOut(var children))
        || Domains.ends(children)[1] > 1) {
      return false;
    }
    var parent = scope.context().scope(reference.table());
    boolean enough =
        scope.plan().rows() instanceof Rows.PerParent
            || parent.isPresent()
                && parent.get().rows().isPresent()
                && scope.rows().isPresent()
                && scope.rows().getAsLong()
                    <= Domains.ends(children)[0] * parent.get().rows().getAsLong();
    return enough
        && scope
            .referencedColumn(reference, column)
            .flatMap(c -> parent(reference).map(p -> p.distinct(c)))
            .orElse(false);
  }

  /** Whether some row can be null, as far as can be told. */
  boolean maybeNull(String column) {
    var listed = scope.listedSet(column);
    if (listed.isPresent()) {
      return listed.get().contains("");
    }
    if (scope.column(column).map(c -> c.nulls() > 0).orElse(false)) {
      return true;
    }
    return enter(column, rule -> maybeNull(column, rule)).orElse(false);
  }

  private boolean maybeNull(String column, Rule rule) {
    return switch (rule) {
      case Rule.Lookup l -> maybeNull(l.via()) || attributeMaybeNull(l.via(), l.attribute());
      case Rule.Template t -> templateMaybeNull(t.text());
      case Rule.Offset o -> maybeNull(o.from());
      case Rule.Between b -> boundMaybeNull(b.low()) || boundMaybeNull(b.high());
      case Rule.Translate t ->
          t.otherwise().isEmpty()
              && texts(t.of()).map(v -> !t.values().keySet().containsAll(v)).orElse(false);
      case Rule.Reference r -> unmatched(column, r).isPresent();
      case Rule.Constant _,
          Rule.Sequence _,
          Rule.Draw _,
          Rule.Weights _,
          Rule.Bands _,
          Rule.ArrayOf _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ ->
          false;
    };
  }

  private boolean boundMaybeNull(String bound) {
    return scope.names().contains(bound) && maybeNull(bound);
  }

  private boolean templateMaybeNull(String template) {
    return parts(template).stream()
        .anyMatch(
            p ->
                p instanceof TemplatePart.Field f
                    && (maybeNull(f.column())
                        || f.attribute()
                            .map(a -> attributeMaybeNull(f.column(), a))
                            .orElse(false)));
  }

  private boolean attributeMaybeNull(String via, String attribute) {
    var rule = scope.column(via).map(ColumnPlan::rule);
    return rule.isPresent()
        && rule.get() instanceof Rule.Reference r
        && parent(r).map(p -> p.maybeNull(attribute)).orElse(false);
  }

  /** A value of {@code within} that no parent row has, where that can be told. */
  Optional<String> unmatched(String column, Rule.Reference reference) {
    if (reference.within().isEmpty()) {
      return Optional.empty();
    }
    var within = reference.within().get();
    var own = texts(within.own());
    var parents = parent(reference).flatMap(p -> p.texts(within.parent()));
    return own.isEmpty() || parents.isEmpty()
        ? Optional.empty()
        : own.get().stream().filter(v -> !parents.get().contains(v)).findFirst();
  }

  /** What the column's rule says; empty where it has none or is being looked at already. */
  <T> Optional<T> enter(String column, java.util.function.Function<Rule, T> look) {
    var found = scope.column(column);
    var key = scope.path() + "/" + column;
    if (found.isEmpty() || !open.add(key)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(look.apply(found.get().rule()));
    } finally {
      open.remove(key);
    }
  }

  static List<TemplatePart> parts(String template) {
    try {
      return TemplatePart.parse(template);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Values that stand more than once, with how often. */
  static Map<String, Integer> repeated(List<String> values) {
    var counts = new HashMap<String, Integer>();
    values.forEach(v -> counts.merge(v, 1, Integer::sum));
    counts.values().removeIf(n -> n < 2);
    return counts;
  }
}
