package dev.tanemaki.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads a calendar rule. */
final class CalendarReader {

  static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Complaints complaints;

  CalendarReader(Complaints complaints) {
    this.complaints = complaints;
  }

  Rule read(YamlNode body, String where) {
    var fields =
        new Fields(
            complaints,
            body,
            where,
            List.of("from", "to", "weekdays", "months", "hours", "growth", "precision"));
    fields.required("from");
    fields.required("to");
    return new Rule.Calendar(
        duration(fields, "from", Duration.ZERO),
        duration(fields, "to", Duration.ZERO),
        weekdays(fields),
        hours(fields),
        duration(fields, "precision", Duration.ofSeconds(1)),
        months(fields),
        fields.number("growth", 1));
  }

  private static Duration duration(Fields fields, String key, Duration otherwise) {
    var text = fields.text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    var duration = Scalars.duration(text.get());
    if (duration.isEmpty()) {
      fields.complain(
          fields.node(key).orElseThrow(),
          key,
          PlanMessage.NO_DURATION.of(Names.shorten(text.get())),
          PlanMessage.DURATIONS.of());
    }
    return duration.orElse(otherwise);
  }

  private Map<DayOfWeek, Double> weekdays(Fields fields) {
    var days = new EnumMap<DayOfWeek, Double>(DayOfWeek.class);
    named(fields, "weekdays", DAYS, (at, weight) -> days.put(DayOfWeek.of(at + 1), weight));
    return Collections.unmodifiableMap(days);
  }

  private Map<Month, Double> months(Fields fields) {
    var months = new EnumMap<Month, Double>(Month.class);
    named(fields, "months", MONTHS, (at, weight) -> months.put(Month.of(at + 1), weight));
    return Collections.unmodifiableMap(months);
  }

  /** Weights by names, of which each is told by its place in the list. */
  private void named(
      Fields fields, String key, List<String> names, BiConsumer<Integer, Double> each) {
    fields
        .node(key)
        .map(n -> new Fields(complaints, n, fields.name(key), names))
        .ifPresent(
            f ->
                f.entries().stream()
                    .filter(e -> names.contains(e.key().text()))
                    .forEach(
                        e ->
                            each.accept(
                                names.indexOf(e.key().text()),
                                f.number(e.value(), f.name(e.key().text())))));
  }

  private Map<Integer, Double> hours(Fields fields) {
    var hours = new TreeMap<Integer, Double>();
    var node = fields.node("hours");
    if (node.isPresent()) {
      var f = new Fields(complaints, node.get(), fields.name("hours"), List.of());
      for (var entry : f.entries()) {
        double weight = f.number(entry.value(), f.name(entry.key().text()));
        hoursOf(entry.key(), f).forEach(h -> hours.put(h, weight));
      }
    }
    return Collections.unmodifiableMap(hours);
  }

  /** {@code 9} or {@code 9-17}, both ends included. */
  private List<Integer> hoursOf(YamlNode.Scalar key, Fields f) {
    var whole = Scalars.whole(key.text());
    var range =
        whole.isPresent()
            ? new double[] {whole.get(), whole.get()}
            : Scalars.range(key.text()).orElse(new double[] {-1, -1});
    if (range[0] < 0 || range[1] > 23 || range[0] > range[1]) {
      complaints.add(
          key,
          f.name(""),
          PlanMessage.NO_HOUR.of(key.kind()),
          PlanMessage.SUCH_AS_EITHER.of("9", "9-17"));
      return List.of();
    }
    var hours = new ArrayList<Integer>();
    for (int h = (int) range[0]; h <= range[1]; h++) {
      hours.add(h);
    }
    return hours;
  }
}
