package dev.tanemaki.ui.run;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.ui.kit.CheckList;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.RunFrame;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The checks of a run: constraints while it loads, distributions once the rows were read back, and
 * the way back of what has stepped aside.
 */
final class ChecksPane extends VBox {

  /** What the pane shows. */
  enum Page {
    CONSTRAINTS,
    DISTRIBUTIONS,
    /** Only there where something steps aside. */
    ASIDE
  }

  private static final double LOW = 92;

  /** With the room of the workers, which have nothing to do meanwhile. */
  private static final double TALL = 184;

  private final Messages texts;
  private final CheckList constraints;
  private final DistributionsPane distributions;
  private final AsidePane aside;
  private final Segments<Page> pages;
  private final Label empty = new Label();
  private final LiveLine live;
  private final ScrollPane scroll = new ScrollPane();
  private final ViewState view;
  private final ReadOnlyBooleanWrapper wide = new ReadOnlyBooleanWrapper();
  private boolean nothing = true;

  ChecksPane(ViewState view, Messages texts, Formats formats) {
    this.view = view;
    this.texts = texts;
    constraints = new CheckList(formats);
    distributions = new DistributionsPane(texts, formats);
    aside = new AsidePane(texts, formats);
    live = new LiveLine(texts, formats);
    var words = new LinkedHashMap<Page, String>();
    words.put(Page.CONSTRAINTS, texts.text("checks.constraints"));
    words.put(Page.DISTRIBUTIONS, texts.text("checks.distributions"));
    words.put(Page.ASIDE, texts.text("checks.aside"));
    pages =
        new Segments<>("checks-page", texts.text("checks.title"), words, view.checks(), this::turn);
    pages.getStyleClass().add("small-segments");
    empty.setText(texts.text("checks.empty"));
    empty.setWrapText(true);
    empty.getStyleClass().addAll("tm-muted", "tm-small");
    var title = new Label(texts.text("checks.title"));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, gap, pages);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("panel-head");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("panel");
    getChildren().addAll(head, live, scroll);
    show(List.of(), List.of(), "");
    pages.offer(Page.ASIDE, false);
    place();
  }

  /** Whether it shows a list of many columns, which needs more room. */
  ReadOnlyBooleanProperty wideProperty() {
    return wide.getReadOnlyProperty();
  }

  /** Before a run. */
  void clear() {
    live.clear();
    show(List.of(), List.of(), "");
    nothingAside();
    place();
  }

  /**
   * @param mainTable what the operator's row count speaks of; its checks come first
   */
  void show(RunFrame frame, String mainTable) {
    live.show(frame);
    show(frame.checks(), frame.distributions(), mainTable);
    if (frame.snapshot().restores().isEmpty()) {
      nothingAside();
    } else {
      boolean leave = frame.aside() == 0 && !frame.restoreOnly();
      view.restoring(frame.restoring(), leave);
      aside.show(frame);
      pages.offer(Page.ASIDE, true);
      pages.select(view.checks());
    }
    place();
  }

  private void show(List<CheckProgress> checks, List<DistributionCheck> shares, String mainTable) {
    nothing = checks.isEmpty();
    constraints.show(Checks.of(checks, mainTable, texts));
    distributions.show(shares);
  }

  private void nothingAside() {
    view.nothingAside();
    pages.offer(Page.ASIDE, false);
    pages.select(view.checks());
  }

  /** Leaves a distribution one looks at; whether there was one. */
  boolean escape() {
    return view.checks() == Page.DISTRIBUTIONS && distributions.back();
  }

  private void turn(Page to) {
    view.checks(to);
    place();
  }

  private void place() {
    Node content =
        switch (view.checks()) {
          case CONSTRAINTS -> nothing ? empty : constraints;
          case DISTRIBUTIONS -> distributions;
          case ASIDE -> aside;
        };
    if (scroll.getContent() != content) {
      scroll.setContent(content);
    }
    wide.set(content == aside);
    scroll.setPrefHeight(wide.get() ? TALL : LOW);
  }
}
