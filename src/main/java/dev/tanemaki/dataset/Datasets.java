package dev.tanemaki.dataset;

import dev.tanemaki.plan.Names;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** The datasets that come with Tanemaki, as {@code index.csv} lists them. */
public record Datasets(List<Dataset> all) {

  private static final String ROOT = "dev/tanemaki/dataset/";

  public Datasets {
    all = List.copyOf(all);
  }

  /** Reads the index; no plan is read before {@link Dataset#load}. */
  public static Datasets builtIn() {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    var loader = Datasets.class.getClassLoader();
    try (var in = loader.getResourceAsStream(ROOT + "index.csv");
        var parser = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Datasets(
          parser.stream()
              .map(
                  r ->
                      new Dataset(
                          r.get("name"),
                          r.get("title"),
                          r.get("title_ja"),
                          r.get("description"),
                          ROOT + r.get("plan")))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dataset of that name. */
  public Dataset named(String name) {
    return all.stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              var names = all.stream().map(Dataset::name).toList();
              return Problem.usage(
                      "There is no dataset '" + name + "'",
                      Names.nearest(name, names).isEmpty()
                          ? ""
                          : Names.suggest(name, names).toString(),
                      "Known datasets: " + String.join(", ", names) + ".")
                  .asException();
            });
  }
}
