package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Times between two offsets: how much each weekday and each hour weighs. */
final class CalendarEditor implements RuleEditor {

  private final Edits edits;
  private final Messages texts;
  private final DateTimeFormatter dates;
  private final SpanField from;
  private final SpanField to;
  private final SpanField precision;
  private final Label range = new Label();
  private final ProfileChart weekdays;
  private final ProfileChart hours;
  private final Form form = new Form();
  private final VBox root;
  private OffsetDateTime reference = OffsetDateTime.MIN;

  CalendarEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(CalendarEditor.class, formats.locale());
    dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(formats.locale());
    var day = Duration.ofDays(1);
    from = span("calendar-from", "from", day, (c, v) -> with(c, v, c.to(), c.precision()));
    to = span("calendar-to", "to", day, (c, v) -> with(c, c.from(), v, c.precision()));
    precision =
        span(
            "calendar-precision",
            "precision",
            Duration.ofMinutes(1),
            (c, v) -> v.isNegative() || v.isZero() ? c : with(c, c.from(), c.to(), v));
    form.add(texts.text("calendar.from"), "from", from, from.errorProperty());
    form.add(texts.text("calendar.to"), "to", to, to.errorProperty());
    form.add(texts.text("calendar.precision"), "precision", precision, precision.errorProperty());
    var days = Arrays.asList(DayOfWeek.values());
    weekdays =
        new ProfileChart(
            "calendar-weekdays",
            texts.text("calendar.weekdays"),
            days.stream().map(d -> d.getDisplayName(TextStyle.SHORT, formats.locale())).toList(),
            days.stream().map(d -> d.getDisplayName(TextStyle.FULL, formats.locale())).toList(),
            formats,
            this::weekdays);
    var clock = IntStream.range(0, 24).mapToObj(Integer::toString).toList();
    hours =
        new ProfileChart(
            "calendar-hours",
            texts.text("calendar.hours"),
            clock,
            clock.stream().map(h -> h + ":00").toList(),
            formats,
            this::hours);
    range.setId("calendar-range");
    range.getStyleClass().addAll("tm-muted", "tm-small");
    root = new VBox(weekdays, hours, form, range);
    root.getStyleClass().add("editor");
  }

  private interface Change {
    Rule.Calendar of(Rule.Calendar rule, Duration value);
  }

  private SpanField span(String id, String key, Duration step, Change change) {
    return new SpanField(
        id,
        texts.text("calendar." + key),
        step,
        texts,
        (value, settled) -> edit(c -> change.of(c, value), settled));
  }

  private static Rule.Calendar with(
      Rule.Calendar c, Duration from, Duration to, Duration precision) {
    return new Rule.Calendar(from, to, c.weekdays(), c.hours(), precision);
  }

  private void edit(UnaryOperator<Rule.Calendar> change, boolean settled) {
    edits.change(rule -> rule instanceof Rule.Calendar c ? change.apply(c) : rule, settled);
    showRange();
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    reference = context.plan().reference();
    if (edits.take(column, context) && column.rule() instanceof Rule.Calendar c) {
      from.show(c.from());
      to.show(c.to());
      precision.show(c.precision());
      weekdays.show(
          Arrays.stream(DayOfWeek.values())
              .mapToDouble(d -> c.weekdays().getOrDefault(d, 1.0))
              .toArray());
      double unnamed = c.hours().isEmpty() ? 1 : 0;
      hours.show(
          IntStream.range(0, 24).mapToDouble(h -> c.hours().getOrDefault(h, unnamed)).toArray());
    }
    showRange();
    form.mark(context.findings());
  }

  private void showRange() {
    if (edits.rule() instanceof Rule.Calendar c) {
      try {
        range.setText(
            dates.format(reference.plus(c.from())) + " – " + dates.format(reference.plus(c.to())));
      } catch (java.time.DateTimeException | ArithmeticException e) {
        range.setText("");
      }
    }
  }

  @Override
  public void showActual(Actual actual) {
    if (actual instanceof Actual.Times(double[] days, double[] clock)) {
      weekdays.showActual(days);
      hours.showActual(clock);
    } else {
      weekdays.showActual(new double[0]);
      hours.showActual(new double[0]);
    }
  }

  /** Days that weigh 1 and were not named stay unnamed: a plan says no more than it must. */
  private void weekdays(double[] weights, boolean settled) {
    edit(
        c -> {
          var days = new EnumMap<DayOfWeek, Double>(DayOfWeek.class);
          for (var day : DayOfWeek.values()) {
            double weight = weights[day.ordinal()];
            if (weight != 1 || c.weekdays().containsKey(day)) {
              days.put(day, weight);
            }
          }
          return new Rule.Calendar(
              c.from(), c.to(), Collections.unmodifiableMap(days), c.hours(), c.precision());
        },
        settled);
  }

  private void hours(double[] weights, boolean settled) {
    edit(
        c -> {
          var clock = new TreeMap<Integer, Double>();
          for (int h = 0; h < weights.length; h++) {
            if (weights[h] != 0 || c.hours().containsKey(h)) {
              clock.put(h, weights[h]);
            }
          }
          return new Rule.Calendar(
              c.from(), c.to(), c.weekdays(), Collections.unmodifiableMap(clock), c.precision());
        },
        settled);
  }
}
