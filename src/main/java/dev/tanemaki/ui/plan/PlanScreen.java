package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.plan.PlanModel.TableRow;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The Plan screen: tables at the left, the columns of one and rows of it at the right. */
public final class PlanScreen implements Screen {

  private final PlanModel model;
  private final Messages texts;
  private final BorderPane root = new BorderPane();
  private final Label about = new Label();
  private final TablesList tables;
  private final ColumnsTable columns;
  private final Label title = new Label();
  private final PreviewPane preview;
  private final HBox body;
  private final Subscription watching;
  private TableRow looked;
  private Schema schema = new Schema(List.of());

  /**
   * @param goToRun shows the Run screen, which runs this plan
   */
  public PlanScreen(PlanModel model, Formats formats, Runnable goToRun) {
    this.model = model;
    texts = Messages.of(PlanScreen.class, formats.locale());
    tables = new TablesList(texts, formats, row -> model.tableProperty().set(row.name()));
    columns = new ColumnsTable(texts, formats);
    root.getStylesheets()
        .add(Objects.requireNonNull(PlanScreen.class.getResource("plan.css")).toExternalForm());
    root.setTop(header(goToRun));
    title.getStyleClass().add("section-title");
    preview = new PreviewPane(texts, formats, first -> model.preview(looked, first));
    var detail = new VBox(title, columns, preview);
    detail.getStyleClass().addAll("plan-detail");
    VBox.setVgrow(columns, Priority.ALWAYS);
    VBox.setVgrow(preview, Priority.ALWAYS);
    HBox.setHgrow(detail, Priority.ALWAYS);
    detail.setMinWidth(0);
    body = new HBox(tables, detail);
    body.getStyleClass().add("plan-body");
    watching =
        Subscription.combine(
            model.plan().stateProperty().subscribe(this::show),
            model.tableProperty().subscribe((before, now) -> look()),
            model.preview().stateProperty().subscribe(preview::show));
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void close() {
    watching.unsubscribe();
  }

  private Node header(Runnable goToRun) {
    var name = new Label(texts.text("plan.title"));
    name.getStyleClass().add("screen-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    about.setId("plan-about");
    about.getStyleClass().add("tm-muted");
    about.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var run = new Button(texts.text("plan.run"), Icons.of(Feather.PLAY_CIRCLE));
    run.setId("plan-run");
    run.getStyleClass().add("accent");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(event -> goToRun.run());
    var header = new HBox(name, about, gap, run);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private void show(CurrentPlan.State state) {
    switch (state) {
      case CurrentPlan.State.Reading r -> {
        about.setText("");
        root.setCenter(
            new EmptyState(Feather.FILE_TEXT, texts.text("plan.reading"), model.plan().name()));
      }
      case CurrentPlan.State.Broken(var problem) -> {
        about.setText(model.plan().name());
        var banner =
            Words.in(texts.locale())
                .banner(problem)
                .withAction(
                    texts.text("plan.again"), () -> model.plan().choose(model.plan().name()));
        var box = new VBox(banner);
        box.getStyleClass().add("plan-body");
        root.setCenter(box);
      }
      case CurrentPlan.State.Ready(var source) -> {
        show(source);
        root.setCenter(body);
      }
    }
  }

  private void show(PlanSource source) {
    Plan plan = source.plan();
    about.setText(
        texts.text(
            "plan.about",
            plan.name(),
            Long.toString(plan.seed()),
            plan.locale().toLanguageTag(),
            DateTimeFormatter.ISO_LOCAL_DATE.format(plan.reference())));
    try {
      schema = plan.ddl().map(ddl -> DdlReader.read(source.file(), ddl)).orElse(schema);
    } catch (ProblemException e) {
      // The plan's SQL is the server's to judge; without it the columns have no types here.
      schema = new Schema(List.of());
    }
    tables.show(PlanModel.tables(plan));
    look();
  }

  private void look() {
    tables
        .select(model.tableProperty().get())
        .ifPresent(
            row -> {
              looked = row;
              model.preview(row, 0);
              title.setText(row.name());
              columns.show(PlanModel.columns(row, PlanModel.schemaOf(row, schema)));
            });
  }
}
