package dev.tanemaki.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds columns that need each other's value first, across tables too. */
final class Cycles {

  private record Node(Scope scope, String column) {
    String key() {
      return scope.path() + "/" + column;
    }
  }

  private final CheckContext context;
  private final Set<String> done = new HashSet<>();

  Cycles(CheckContext context) {
    this.context = context;
  }

  void run() {
    for (var table : context.plan().with()) {
      all(context.scope(table.name()).orElseThrow());
    }
    for (var table : context.plan().tables()) {
      context.scope(table.name()).ifPresent(this::all);
    }
  }

  private void all(Scope scope) {
    scope.plan().columns().forEach(c -> visit(new Node(scope, c.name()), new ArrayList<>()));
    scope.plan().with().forEach(c -> visit(new Node(scope, c.name()), new ArrayList<>()));
  }

  private void visit(Node node, List<Node> trail) {
    for (int i = 0; i < trail.size(); i++) {
      if (trail.get(i).key().equals(node.key())) {
        report(trail.subList(i, trail.size()));
        return;
      }
    }
    if (done.contains(node.key())) {
      return;
    }
    trail.add(node);
    for (var next : needs(node)) {
      visit(next, trail);
    }
    trail.removeLast();
    done.add(node.key());
  }

  private void report(List<Node> cycle) {
    boolean oneTable = cycle.stream().map(n -> n.scope().path()).distinct().count() == 1;
    var names = new ArrayList<String>();
    for (var node : cycle) {
      names.add((oneTable ? "" : node.scope().name() + ".") + node.column());
    }
    names.add(names.getFirst());
    var first = cycle.getFirst();
    first
        .scope()
        .complain(
            first.column(),
            "",
            PlanMessage.CYCLE.of(String.join(" → ", names)),
            PlanMessage.BREAK_CYCLE.of());
  }

  private List<Node> needs(Node node) {
    var scope = node.scope();
    return scope
        .column(node.column())
        .map(c -> columnsOf(scope, node.column(), c.rule()))
        .orElse(List.of());
  }

  private List<Node> columnsOf(Scope scope, String column, Rule rule) {
    var nodes = new ArrayList<Node>();
    for (var own : ownColumns(rule)) {
      nodes.add(new Node(scope, own));
    }
    switch (rule) {
      case Rule.Reference r ->
          context
              .scope(r.table())
              .ifPresent(
                  p -> {
                    scope.referencedColumn(r, column).ifPresent(c -> nodes.add(new Node(p, c)));
                    r.within().ifPresent(w -> nodes.add(new Node(p, w.parent())));
                  });
      case Rule.Lookup l -> attribute(scope, l.via(), l.attribute()).ifPresent(nodes::add);
      case Rule.Template t -> nodes.addAll(attributes(scope, t.text()));
      case Rule.ArrayOf a -> a.templates().forEach(t -> nodes.addAll(attributes(scope, t)));
      case Rule.Constant _,
          Rule.Sequence _,
          Rule.Draw _,
          Rule.Weights _,
          Rule.Bands _,
          Rule.Translate _,
          Rule.Offset _,
          Rule.Between _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ -> {}
    }
    return nodes;
  }

  private List<Node> attributes(Scope scope, String template) {
    return Values.parts(template).stream()
        .filter(TemplatePart.Field.class::isInstance)
        .map(TemplatePart.Field.class::cast)
        .filter(f -> f.attribute().isPresent())
        .flatMap(f -> attribute(scope, f.column(), f.attribute().get()).stream())
        .toList();
  }

  private Optional<Node> attribute(Scope scope, String via, String attribute) {
    return scope
        .column(via)
        .map(ColumnPlan::rule)
        .flatMap(
            r ->
                r instanceof Rule.Reference reference
                    ? context.scope(reference.table()).map(p -> new Node(p, attribute))
                    : Optional.empty());
  }

  /** The columns of its own table that a rule names. */
  static Set<String> ownColumns(Rule rule) {
    var names = new LinkedHashSet<String>();
    switch (rule) {
      case Rule.Reference r -> r.within().ifPresent(w -> names.add(w.own()));
      case Rule.Lookup l -> names.add(l.via());
      case Rule.Translate t -> names.add(t.of());
      case Rule.Template t -> fields(t.text(), names);
      case Rule.ArrayOf a -> a.templates().forEach(t -> fields(t, names));
      case Rule.Offset o -> names.add(o.from());
      case Rule.Between b -> {
        for (var bound : List.of(b.low(), b.high())) {
          if (Scalars.number(bound).isEmpty() && !Fit.isTimeText(bound)) {
            names.add(bound);
          }
        }
      }
      case Rule.Constant _,
          Rule.Sequence _,
          Rule.Draw _,
          Rule.Weights _,
          Rule.Bands _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ -> {}
    }
    return names;
  }

  private static void fields(String template, Set<String> names) {
    for (var part : Values.parts(template)) {
      if (part instanceof TemplatePart.Field f) {
        names.add(f.column());
      }
    }
  }
}
