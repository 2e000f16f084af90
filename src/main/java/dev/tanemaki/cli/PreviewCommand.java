package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki preview}: any rows of a plan, at once. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show rows of a plan as a run would make them, however far down the table.",
      "Needs no database where the plan brings its DDL."
    })
final class PreviewCommand implements Callable<Integer> {

  private static final long MOST = 100_000;

  @Mixin private PlanArgument plan;

  @Option(
      names = "--table",
      paramLabel = "T",
      description = "The table; default: the plan's main table.")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "INDEX",
      description = "Index of the first row, counted from 0.")
  private Count from = new Count(0);

  @Option(names = "--rows", paramLabel = "N", description = "How many rows; default 10.")
  private Count rows = new Count(10);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another root of all randomness than the plan's.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  PreviewCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlanSource source = plan.read();
    Plan wanted = seed.map(source.plan()::withSeed).orElse(source.plan());
    TablePlan of = table(wanted);
    checkRange(of);
    Schema schema = PlanChecks.schema(wanted).orElseGet(() -> catalog(wanted));
    PlanValidator.require(source, schema);
    TableProgram program = Generator.compile(wanted, schema).program(of.name());
    List<List<String>> cells = generate(program);
    new RecordPrinter(terminal.out()).print(program, from.value(), cells);
    if (from.value() >= program.rows()) {
      // A run may be larger than its plan, so that these rows are worth seeing all the same.
      terminal
          .err()
          .println(
              "The plan makes "
                  + Figures.count(program.rows(), "row")
                  + " of "
                  + of.name()
                  + "; these come with a larger --rows.");
    }
    json.write(() -> json(program, cells));
    return 0;
  }

  private TablePlan table(Plan wanted) {
    if (table.isEmpty()) {
      return wanted.mainTable().orElse(wanted.tables().getLast());
    }
    return wanted
        .table(table.get())
        .orElseThrow(
            () ->
                Problem.usage(
                        "The plan has no table \"" + table.get() + "\"",
                        "",
                        "Its tables: "
                            + wanted.tables().stream()
                                .map(TablePlan::name)
                                .collect(Collectors.joining(", "))
                            + ".")
                    .asException());
  }

  private void checkRange(TablePlan of) {
    if (rows.value() < 1 || rows.value() > MOST) {
      throw Problem.usage(
              "--rows " + Figures.count(rows.value()) + " is out of range",
              "",
              "Use a number from 1 to " + Figures.count(MOST) + ".")
          .asException();
    }
    long last = of.rows() instanceof Rows.Listed listed ? listed.records().size() : Long.MAX_VALUE;
    if (from.value() < 0 || from.value() > last - 1 || from.value() > Long.MAX_VALUE - MOST) {
      throw Problem.usage(
              of.name() + " has no row of index " + Figures.count(from.value()),
              of.rows() instanceof Rows.Listed ? "it has " + Figures.count(last, "row") : "",
              "Use --from 0 or more.")
          .asException();
    }
    if (of.rows() instanceof Rows.Listed) {
      rows = new Count(Math.min(rows.value(), last - from.value()));
    }
  }

  private Schema catalog(Plan wanted) {
    try (var database = Database.open(target.resolve(services), 1)) {
      return database.with(
          session ->
              CatalogReader.read(
                  session, wanted.tables().stream().map(t -> TableName.parse(t.name())).toList()));
    }
  }

  private List<List<String>> generate(TableProgram program) {
    var text = CellText.of(program);
    var worker = program.newWorker();
    var cells = new ArrayList<List<String>>();
    for (long done = 0; done < rows.value(); ) {
      int next = (int) Math.min(worker.capacity(), rows.value() - done);
      var chunk = worker.generate(from.value() + done, next);
      for (int row = 0; row < next; row++) {
        var line = new ArrayList<String>();
        for (int column = 0; column < program.columns().size(); column++) {
          line.add(text.text(chunk, column, row));
        }
        cells.add(line);
      }
      done += next;
    }
    return cells;
  }

  private JsonNode json(TableProgram program, List<List<String>> cells) {
    var root = JsonFile.object();
    root.put("status", "finished").put("table", program.table()).put("from", from.value());
    var array = root.putArray("rows");
    for (var line : cells) {
      var object = array.addObject();
      for (int i = 0; i < line.size(); i++) {
        var column = program.columns().get(i);
        object.set(column.name(), JsonFile.value(column.type(), line.get(i)));
      }
    }
    return root;
  }
}
