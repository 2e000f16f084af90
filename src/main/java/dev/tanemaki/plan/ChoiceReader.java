package dev.tanemaki.plan;

import dev.tanemaki.plan.Rule.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads lists of choices: weights, flags and bands, each a key with its share and its words. */
final class ChoiceReader {

  private final Complaints complaints;

  ChoiceReader(Complaints complaints) {
    this.complaints = complaints;
  }

  List<Weighted> weights(YamlNode body, String where) {
    return choices(body, where, "weight", (key, c) -> new Weighted(key, c.weight(), c.text()));
  }

  List<Rule.Flag> flags(YamlNode body, String where) {
    return choices(
        body, where, "probability", (key, c) -> new Rule.Flag(key, c.weight(), c.text()));
  }

  List<Rule.Band> bands(YamlNode body, String where) {
    return choices(
        body,
        where,
        "weight",
        (key, c) -> {
          var range = Scalars.range(key);
          if (range.isEmpty()) {
            complaints.add(
                body.path() + "/" + key,
                c.at(),
                where,
                PlanMessage.NO_BAND.of(Names.shorten(key)),
                PlanMessage.BAND_FORM.of());
          }
          var ends = range.orElse(new double[] {0, 1});
          return new Rule.Band(ends[0], ends[1], c.weight(), c.text());
        });
  }

  private record Choice(double weight, String text, Places.Span at) {}

  /** {@code value: weight} or {@code value: {weight: …, text: …}}. */
  private <T> List<T> choices(
      YamlNode body, String where, String weightKey, BiFunction<String, Choice, T> make) {
    var fields = new Fields(complaints, body, where, List.of());
    if (fields.readable() && fields.entries().isEmpty()) {
      fields.complain(PlanMessage.NO_CHOICES.of(), PlanMessage.SUCH_AS.of("{A: 70, B: 30}"));
    }
    var made = new ArrayList<T>();
    for (var entry : fields.entries()) {
      var key = entry.key().text();
      Choice choice;
      if (entry.value() instanceof YamlNode.Mapping m) {
        var f = new Fields(complaints, m, fields.name(key), List.of(weightKey, "text"));
        choice =
            new Choice(f.requiredNumber(weightKey), f.text("text").orElse(""), entry.key().span());
      } else {
        choice = new Choice(fields.number(entry.value(), fields.name(key)), "", entry.key().span());
      }
      made.add(make.apply(key, choice));
    }
    return made;
  }
}
