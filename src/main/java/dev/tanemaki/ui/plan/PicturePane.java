package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.DirectScroll;
import dev.tanemaki.ui.kit.chart.BarHistogram;
import dev.tanemaki.ui.kit.chart.BinHistogram;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Draws what a column's values look like. */
final class PicturePane extends StackPane {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

  /** Longer stretches, in seconds, are told by their months. */
  private static final double YEAR = 400 * 86_400.0;

  private final Messages texts;
  private final Formats formats;
  private final BarHistogram bars;
  private final ScrollPane scrolled = new ScrollPane();
  private final BinHistogram numbers;
  private final BinHistogram children;
  private final BinHistogram days;
  private final BinHistogram weekdays;
  private final BinHistogram hours;
  private final VBox timeline;
  private final HBox parts;
  private final Label nothing;
  private final List<String> dayNames;

  PicturePane(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    setId("plan-picture");
    getStyleClass().add("plan-picture");
    bars = new BarHistogram(formats);
    scrolled.setContent(bars);
    scrolled.setFitToWidth(true);
    scrolled.setFitToHeight(true);
    scrolled.setFocusTraversable(false);
    scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    DirectScroll.in(scrolled);
    numbers = new BinHistogram(texts.text("picture.numbers"), formats);
    children = new BinHistogram(texts.text("picture.parents"), formats);
    days = new BinHistogram(texts.text("picture.days"), formats);
    weekdays = new BinHistogram(texts.text("picture.weekdays"), formats);
    hours = new BinHistogram(texts.text("picture.hours"), formats);
    parts = new HBox(16, weekdays, hours);
    HBox.setHgrow(hours, Priority.ALWAYS);
    HBox.setHgrow(weekdays, Priority.SOMETIMES);
    timeline = new VBox(4, days, parts);
    VBox.setVgrow(days, Priority.ALWAYS);
    VBox.setVgrow(parts, Priority.ALWAYS);
    nothing = new Label();
    nothing.getStyleClass().add("tm-muted");
    nothing.setWrapText(true);
    dayNames =
        Stream.of(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, texts.locale()))
            .toList();
    setMinHeight(96);
  }

  /** Shows a picture; empty where none can be made. */
  void show(Optional<Picture> picture) {
    if (picture.isEmpty()) {
      nothing.setText(texts.text("picture.none"));
    }
    place(picture.map(this::node).orElse(nothing));
  }

  /** The bars as they are drawn now; for tests. */
  BarHistogram bars() {
    return bars;
  }

  private Node node(Picture picture) {
    return switch (picture) {
      case Picture.Nothing() -> {
        nothing.setText(texts.text("picture.nothing"));
        yield nothing;
      }
      case Picture.Bars(var shares, long different) -> {
        bars.setBars(shares);
        yield scrolled;
      }
      case Picture.Numbers(var bins) -> {
        numbers.setBins(bins.low(), bins.width(), bins.expected(), bins.actual(), this::number);
        yield numbers;
      }
      case Picture.Children(var bins) -> {
        children.setBins(bins.low(), bins.width(), bins.expected(), bins.actual(), this::number);
        yield children;
      }
      case Picture.Times(var byDay, var byWeekday, var byHour) -> {
        boolean dates = byDay.actual().length > 0;
        days.setVisible(dates);
        days.setManaged(dates);
        weekdays.setVisible(dates);
        weekdays.setManaged(dates);
        boolean times = byHour.actual().length > 0;
        hours.setVisible(times);
        hours.setManaged(times);
        days.setBins(
            byDay.low(),
            byDay.width(),
            byDay.expected(),
            byDay.actual(),
            day -> day(day, byDay.high() - byDay.low() > YEAR));
        weekdays.setBins(dayNames, byWeekday.expected(), byWeekday.actual());
        hours.setBins(
            IntStream.range(0, byHour.actual().length).mapToObj(Integer::toString).toList(),
            byHour.expected(),
            byHour.actual());
        yield timeline;
      }
    };
  }

  private void place(Node node) {
    if (getChildren().isEmpty() || getChildren().getFirst() != node) {
      getChildren().setAll(node);
    }
  }

  private String number(double value) {
    return value == Math.rint(value)
        ? formats.count((long) value)
        : String.format(java.util.Locale.ROOT, "%.3g", value);
  }

  private static String day(double seconds, boolean far) {
    return (far ? MONTH : DAY).format(LocalDate.ofEpochDay(Math.round(seconds / 86_400)));
  }
}
