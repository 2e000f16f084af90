package dev.tanemaki.cli;

import dev.tanemaki.dataset.Datasets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tanemaki datasets}: what comes with Tanemaki. */
@Command(name = "datasets", mixinStandardHelpOptions = true, description = "The built-in datasets.")
final class DatasetsCommand implements Callable<Integer> {

  @Mixin private JsonOption json;
  private final Terminal terminal;

  DatasetsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var result = JsonFile.array();
    var table = new TextTable(terminal.out());
    for (var dataset : Datasets.builtIn().all()) {
      table.row(dataset.name(), dataset.titleJa(), dataset.title(), dataset.description());
      result
          .addObject()
          .put("name", dataset.name())
          .put("title", dataset.title())
          .put("titleJa", dataset.titleJa())
          .put("description", dataset.description());
    }
    table.print();
    json.write(() -> result);
    return 0;
  }
}
