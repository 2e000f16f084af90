package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Times between two offsets: how much each weekday, month and hour weighs, and growth. */
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
  private final ProfileChart months;
  private final DecimalField growth;
  private final Form form = new Form();
  private final VBox root;
  private OffsetDateTime reference = OffsetDateTime.MIN;

  CalendarEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(CalendarEditor.class, formats.locale());
    dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(formats.locale());
    var day = Duration.ofDays(1);
    from = span("calendar-from", "from", day, (c, v) -> within(c, v, c.to(), c.precision()));
    to = span("calendar-to", "to", day, (c, v) -> within(c, c.from(), v, c.precision()));
    precision =
        span(
            "calendar-precision",
            "precision",
            Duration.ofMinutes(1),
            (c, v) -> v.isNegative() || v.isZero() ? c : within(c, c.from(), c.to(), v));
    form.add(texts.text("calendar.from"), "from", from, from.errorProperty());
    form.add(texts.text("calendar.to"), "to", to, to.errorProperty());
    growth =
        new DecimalField(
            texts.text("calendar.growth"),
            1e-3,
            1e3,
            formats,
            (value, settled) ->
                edit(c -> shaped(c, c.weekdays(), c.hours(), c.months(), value), settled));
    growth.setId("calendar-growth");
    growth.setStep(0.1);
    form.add(texts.text("calendar.growth"), "growth", growth, growth.errorProperty());
    form.add(texts.text("calendar.precision"), "precision", precision, precision.errorProperty());
    var week = Arrays.asList(DayOfWeek.values());
    weekdays =
        new ProfileChart(
            "calendar-weekdays",
            texts.text("calendar.weekdays"),
            week.stream().map(d -> d.getDisplayName(TextStyle.SHORT, formats.locale())).toList(),
            week.stream().map(d -> d.getDisplayName(TextStyle.FULL, formats.locale())).toList(),
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
    var year = Arrays.asList(Month.values());
    months =
        new ProfileChart(
            "calendar-months",
            texts.text("calendar.months"),
            year.stream().map(m -> Integer.toString(m.getValue())).toList(),
            year.stream().map(m -> m.getDisplayName(TextStyle.FULL, formats.locale())).toList(),
            formats,
            this::months);
    range.setId("calendar-range");
    range.getStyleClass().addAll("tm-muted", "tm-small");
    var days = new HBox(16, weekdays, months);
    HBox.setHgrow(weekdays, Priority.ALWAYS);
    HBox.setHgrow(months, Priority.ALWAYS);
    VBox.setVgrow(days, Priority.ALWAYS);
    VBox.setVgrow(hours, Priority.ALWAYS);
    weekdays.setPrefWidth(160);
    months.setPrefWidth(160);
    root = new VBox(days, hours, form, range);
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

  private static Rule.Calendar within(
      Rule.Calendar c, Duration from, Duration to, Duration precision) {
    return new Rule.Calendar(from, to, c.weekdays(), c.hours(), precision, c.months(), c.growth());
  }

  private static Rule.Calendar shaped(
      Rule.Calendar c,
      Map<DayOfWeek, Double> weekdays,
      Map<Integer, Double> hours,
      Map<Month, Double> months,
      double growth) {
    return new Rule.Calendar(c.from(), c.to(), weekdays, hours, c.precision(), months, growth);
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
      growth.show(c.growth());
      months.show(
          Arrays.stream(Month.values())
              .mapToDouble(m -> c.months().getOrDefault(m, 1.0))
              .toArray());
      weekdays.show(
          Arrays.stream(DayOfWeek.values())
              .mapToDouble(d -> c.weekdays().getOrDefault(d, 1.0))
              .toArray());
      double unnamed = c.hours().isEmpty() ? 1 : 0;
      hours.show(
          IntStream.range(0, 24).mapToDouble(h -> c.hours().getOrDefault(h, unnamed)).toArray());
    }
    showRange();
    form.mark(context.findings(), texts.locale());
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

  private void weekdays(double[] weights, boolean settled) {
    edit(
        c ->
            shaped(
                c,
                named(DayOfWeek.class, weights, c.weekdays()),
                c.hours(),
                c.months(),
                c.growth()),
        settled);
  }

  private void months(double[] weights, boolean settled) {
    edit(
        c ->
            shaped(c, c.weekdays(), c.hours(), named(Month.class, weights, c.months()), c.growth()),
        settled);
  }

  /** What weighs 1 and was not named stays unnamed: a plan says no more than it must. */
  private static <E extends Enum<E>> Map<E, Double> named(
      Class<E> type, double[] weights, Map<E, Double> before) {
    var named = new EnumMap<E, Double>(type);
    for (E each : type.getEnumConstants()) {
      double weight = weights[each.ordinal()];
      if (weight != 1 || before.containsKey(each)) {
        named.put(each, weight);
      }
    }
    return Collections.unmodifiableMap(named);
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
          return shaped(
              c, c.weekdays(), Collections.unmodifiableMap(clock), c.months(), c.growth());
        },
        settled);
  }
}
