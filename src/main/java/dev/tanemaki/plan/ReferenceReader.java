package dev.tanemaki.plan;

import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.plan.Rule.Weighted;
import dev.tanemaki.plan.Rule.Within;
import dev.tanemaki.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a reference: the parent table and how its row is chosen. */
final class ReferenceReader {

  private static final List<String> PICKS = List.of("by", "weights", "zipf", "fan-out");

  private final Complaints complaints;
  private final DistributionReader distributions;

  ReferenceReader(Complaints complaints, DistributionReader distributions) {
    this.complaints = complaints;
    this.distributions = distributions;
  }

  Rule read(YamlNode body, String where) {
    if (body instanceof YamlNode.Scalar s && !s.isNull()) {
      return new Rule.Reference(s.text(), Optional.empty(), new Pick.Evenly(), Optional.empty());
    }
    var known = new ArrayList<>(List.of("table", "column", "within", "others"));
    known.addAll(PICKS);
    var fields = new Fields(complaints, body, where, known);
    return new Rule.Reference(
        fields.requiredText("table"), fields.text("column"), pick(fields), within(fields));
  }

  private Pick pick(Fields fields) {
    var present = PICKS.stream().filter(fields::has).toList();
    if (present.size() > 1) {
      fields.complain(
          PlanMessage.TWO_PICKS.of(RuleReader.both(present)),
          PlanMessage.ONE_OF.of(String.join(", ", PICKS)));
    }
    if (fields.has("others") && !fields.has("weights")) {
      fields.complain(
          fields.node("others").orElseThrow(),
          "others",
          PlanMessage.WEIGHTS_ONLY.of(),
          Message.NONE);
    }
    if (present.isEmpty()) {
      return new Pick.Evenly();
    }
    var key = present.getFirst();
    var node = fields.node(key).orElseThrow();
    return switch (key) {
      case "by" -> new Pick.ByColumn(fields.requiredText("by"));
      case "weights" -> byKey(node, fields);
      case "zipf" -> new Pick.Ranked(fields.requiredNumber("zipf"));
      default ->
          new Pick.FanOut(
              distributions
                  .among(new Fields(complaints, node, fields.name(key), DistributionReader.NAMES))
                  .orElse(new Distribution.Uniform(1, 1)));
    };
  }

  private Pick byKey(YamlNode node, Fields fields) {
    var list = new Fields(complaints, node, fields.name("weights"), List.of());
    if (list.readable() && list.entries().isEmpty()) {
      list.complain(
          PlanMessage.NO_WEIGHTS.of(), PlanMessage.SUCH_AS.of("{\"13\": 25, \"27\": 15}"));
    }
    var weights =
        list.entries().stream()
            .map(
                e ->
                    new Weighted(e.key().text(), list.number(e.value(), list.name(e.key().text()))))
            .toList();
    var others = fields.node("others");
    if (others.isPresent() && !(others.get() instanceof YamlNode.Scalar)) {
      var f = new Fields(complaints, others.get(), fields.name("others"), List.of("weight", "by"));
      return new Pick.ByKey(weights, f.requiredNumber("weight"), f.text("by"));
    }
    return new Pick.ByKey(weights, fields.number("others", 0), Optional.empty());
  }

  /** {@code within: column}, or {@code within: {parent column: own column}}. */
  private Optional<Within> within(Fields fields) {
    var node = fields.node("within");
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping m) {
      if (m.entries().size() == 1) {
        var entry = m.entries().getFirst();
        return Optional.of(
            new Within(entry.key().text(), fields.text(entry.value(), fields.name("within"))));
      }
      fields.complain(
          m, "within", PlanMessage.ONE_PAIR.of(), PlanMessage.SUCH_AS.of("{pref_cd: pref_cd}"));
      return Optional.empty();
    }
    return fields.text("within").map(c -> new Within(c, c));
  }
}
