package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rule of one column: exactly one rule key and the keys that go beside it. */
final class RuleReader {

  /** Rule keys; the distributions come on top of these. */
  private static final List<String> RULES =
      List.of(
          "constant",
          "sequence",
          "weights",
          "bands",
          "reference",
          "lookup",
          "translate",
          "template",
          "array",
          "offset",
          "between",
          "calendar",
          "flags",
          "dictionary");

  /** Keys beside the rule, with the rules they go with; {@code nulls} goes with every rule. */
  private static final Map<String, List<String>> BESIDE =
      Map.of("step", stepped(), "separator", List.of("flags"), "none", List.of("flags"));

  private static final Map<String, Duration> UNITS =
      Map.of(
          "seconds", Duration.ofSeconds(1),
          "minutes", Duration.ofMinutes(1),
          "hours", Duration.ofHours(1),
          "days", Duration.ofDays(1),
          "weeks", Duration.ofDays(7));

  private final Complaints complaints;
  private final DistributionReader distributions;
  private final ReferenceReader references;
  private final ChoiceReader choices;

  RuleReader(Complaints complaints) {
    this.complaints = complaints;
    this.distributions = new DistributionReader(complaints);
    this.references = new ReferenceReader(complaints, distributions);
    this.choices = new ChoiceReader(complaints);
  }

  private static List<String> stepped() {
    var rules = new ArrayList<>(DistributionReader.NAMES);
    rules.addAll(List.of("bands", "between"));
    return rules;
  }

  /** Two or more keys of which one is wanted. */
  static Message both(List<String> keys) {
    return keys.stream().map(Message::plain).reduce(PlanMessage.BOTH::of).orElseThrow();
  }

  private static List<String> ruleKeys() {
    var keys = new ArrayList<>(RULES);
    keys.addAll(DistributionReader.NAMES);
    return keys;
  }

  private static LinkedHashSet<String> allKeys() {
    var keys = new LinkedHashSet<>(ruleKeys());
    keys.add("nulls");
    keys.addAll(BESIDE.keySet());
    return keys;
  }

  ColumnPlan column(String name, YamlNode node, String where) {
    if (node instanceof YamlNode.Scalar s) {
      return s.isNull()
          ? new ColumnPlan(name, new Rule.Constant(""), 1)
          : new ColumnPlan(name, new Rule.Constant(s.text()), 0);
    }
    var fields = new Fields(complaints, node, where, allKeys());
    double nulls = fields.number("nulls", 0);
    var present = ruleKeys().stream().filter(fields::has).toList();
    if (present.size() != 1) {
      if (fields.readable() && !present.isEmpty()) {
        fields.complain(PlanMessage.TWO_RULES.of(both(present)), PlanMessage.ONE_RULE.of());
      } else if (fields.readable() && !fields.unknown()) {
        fields.complain(
            PlanMessage.NO_RULE.of(), PlanMessage.ONE_OF.of(String.join(", ", ruleKeys())));
      }
      return new ColumnPlan(name, new Rule.Constant(""), nulls);
    }
    var key = present.getFirst();
    BESIDE.forEach(
        (beside, rules) -> {
          if (fields.has(beside) && !rules.contains(key)) {
            fields.complain(
                fields.node(beside).orElseThrow(),
                beside,
                PlanMessage.NOT_WITH.of(key),
                PlanMessage.GOES_WITH.of(String.join(", ", rules)));
          }
        });
    return new ColumnPlan(name, rule(key, fields.node(key).orElseThrow(), fields), nulls);
  }

  private Rule rule(String key, YamlNode body, Fields column) {
    var where = column.name(key);
    return switch (key) {
      case "constant" -> new Rule.Constant(column.text(body, where));
      case "sequence" -> sequence(body, where, column);
      case "weights" -> new Rule.Weights(choices.weights(body, where));
      case "bands" -> new Rule.Bands(choices.bands(body, where), step(column));
      case "reference" -> references.read(body, where);
      case "lookup" -> lookup(body, where);
      case "translate" -> translate(body, where);
      case "template" -> new Rule.Template(template(body, where, column));
      case "array" -> array(body, where, column);
      case "offset" -> offset(body, where);
      case "between" -> between(body, where, column);
      case "calendar" -> new CalendarReader(complaints).read(body, where);
      case "flags" ->
          new Rule.Flags(
              choices.flags(body, where),
              column.text("separator").orElse(", "),
              column.text("none").orElse(""));
      case "dictionary" -> dictionary(body, where, column);
      default -> new Rule.Draw(distributions.read(key, body, where), step(column));
    };
  }

  private static double step(Fields column) {
    double step = column.number("step", 0);
    if (step < 0 || column.has("step") && step == 0) {
      column.complain(
          column.node("step").orElseThrow(),
          "step",
          PlanMessage.STEP_ABOVE_ZERO.of(),
          PlanMessage.SUCH_AS.of("10"));
    }
    return step;
  }

  private Rule sequence(YamlNode body, String where, Fields column) {
    if (body instanceof YamlNode.Scalar) {
      return new Rule.Sequence(column.whole(body, where), 1, false);
    }
    var fields = new Fields(complaints, body, where, List.of("start", "step", "shuffled"));
    long step = fields.whole("step").orElse(1L);
    if (step == 0) {
      fields.complain(
          fields.node("step").orElseThrow(), "step", PlanMessage.STEP_ZERO.of(), Message.NONE);
    }
    return new Rule.Sequence(
        fields.whole("start").orElse(1L), step, fields.flag("shuffled", false));
  }

  private Rule lookup(YamlNode body, String where) {
    if (body instanceof YamlNode.Scalar s) {
      int dot = s.text().indexOf('.');
      if (dot <= 0 || dot == s.text().length() - 1) {
        complaints.add(
            s,
            where,
            PlanMessage.NO_ATTRIBUTE_OF_COLUMN.of(s.kind()),
            PlanMessage.SUCH_AS.of("endcl_cd.name"));
        return new Rule.Lookup("", "");
      }
      return new Rule.Lookup(s.text().substring(0, dot), s.text().substring(dot + 1));
    }
    var fields = new Fields(complaints, body, where, List.of("via", "attribute"));
    return new Rule.Lookup(fields.requiredText("via"), fields.requiredText("attribute"));
  }

  private Rule translate(YamlNode body, String where) {
    var fields = new Fields(complaints, body, where, List.of("of", "values", "otherwise"));
    var values = new LinkedHashMap<String, String>();
    fields
        .required("values")
        .map(v -> new Fields(complaints, v, fields.name("values"), List.of()))
        .ifPresent(
            f ->
                f.entries()
                    .forEach(
                        e ->
                            values.put(e.key().text(), f.text(e.value(), f.name(e.key().text())))));
    return new Rule.Translate(fields.requiredText("of"), values, fields.text("otherwise"));
  }

  private String template(YamlNode body, String where, Fields column) {
    var text = column.text(body, where);
    try {
      TemplatePart.parse(text);
    } catch (TemplateException e) {
      complaints.add(body, where, e.words(), Message.NONE);
    }
    return text;
  }

  private Rule array(YamlNode body, String where, Fields column) {
    if (!(body instanceof YamlNode.Sequence list)) {
      complaints.add(
          body, where, PlanMessage.NO_LIST.of(body.kind()), PlanMessage.SUCH_AS.of("[\"{a}\", b]"));
      return new Rule.ArrayOf(List.of());
    }
    return new Rule.ArrayOf(list.items().stream().map(i -> template(i, where, column)).toList());
  }

  private Rule offset(YamlNode body, String where) {
    var known = new ArrayList<>(List.of("from", "unit"));
    known.addAll(DistributionReader.NAMES);
    var fields = new Fields(complaints, body, where, known);
    var by = distributions.among(fields).orElse(new Distribution.Uniform(0, 0));
    return new Rule.Offset(
        fields.requiredText("from"),
        by,
        fields
            .text("unit")
            .map(
                u -> {
                  if (!UNITS.containsKey(u)) {
                    fields.complain(
                        fields.node("unit").orElseThrow(),
                        "unit",
                        PlanMessage.NO_UNIT.of(Names.shorten(u)),
                        PlanMessage.ALLOWED.of("seconds, minutes, hours, days, weeks"));
                  }
                  return UNITS.getOrDefault(u, Duration.ofDays(1));
                }));
  }

  private Rule between(YamlNode body, String where, Fields column) {
    var fields = new Fields(complaints, body, where, List.of("low", "high"));
    return new Rule.Between(fields.requiredText("low"), fields.requiredText("high"), step(column));
  }

  private Rule dictionary(YamlNode body, String where, Fields column) {
    if (body instanceof YamlNode.Scalar) {
      return new Rule.Dictionary(column.text(body, where), 10_000);
    }
    var fields = new Fields(complaints, body, where, List.of("faker", "size"));
    long size = fields.whole("size").orElse(10_000L);
    if (size < 1 || size > 1_000_000) {
      fields.complain(
          fields.node("size").orElseThrow(),
          "size",
          PlanMessage.TOO_MANY_WORDS.of(size),
          PlanMessage.ALLOWED_RANGE.of(1, 1_000_000));
      size = 1;
    }
    return new Rule.Dictionary(fields.requiredText("faker"), (int) size);
  }

  static Optional<String> unitName(Duration unit) {
    return UNITS.entrySet().stream()
        .filter(e -> e.getValue().equals(unit))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
