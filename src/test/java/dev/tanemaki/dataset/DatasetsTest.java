package dev.tanemaki.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsTest {

  static List<Dataset> all() {
    return Datasets.builtIn().all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyDatasetFitsItsOwnSchema(Dataset dataset) {
    var source = dataset.load();
    assertThat(source.plan().name()).isEqualTo(dataset.name());
    var schema = DdlReader.read("schema.sql", source.plan().ddl().orElseThrow());
    assertThat(PlanValidator.check(source, schema)).isEmpty();
    assertThat(source.plan().mainTable()).isPresent();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Datasets.builtIn().named("job-posting"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no dataset 'job-posting': did you mean 'job-postings'?")
        .hasMessageContaining("Known datasets: job-postings")
        .extracting(e -> ((ProblemException) e).problem().kind())
        .isEqualTo(Problem.Kind.USAGE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aWrongRowCountIsSaidFirstEvenWhereTheFilesAreMissing(Dataset dataset) {
    var text = dataset.load().text();
    var broken = text.replaceFirst("rows:.*", "rows: many");
    long line = broken.substring(0, broken.indexOf("rows: many")).lines().count();
    var findings = PlanReader.parse("bad.yml", broken, PlanFiles.none()).findings();
    assertThat(findings.getFirst().toString())
        .startsWith("bad.yml:" + line + ":")
        .endsWith(".rows: 'many' is not a whole number");
  }

  @Test
  void jobPostingsFillEveryColumnThatIsNotGenerated() {
    var plan = Datasets.builtIn().named("job-postings").load().plan();
    var jobs =
        DdlReader.read("schema.sql", plan.ddl().orElseThrow())
            .table(TableName.parse("jobs"))
            .orElseThrow();
    var loadable = jobs.columns().stream().filter(Column::loadable).map(Column::name).toList();
    var ruled = plan.table("jobs").orElseThrow().columns().stream().map(c -> c.name()).toList();
    assertThat(ruled).containsExactlyInAnyOrderElementsOf(loadable).hasSize(31);
    assertThat(plan.mainTable().orElseThrow().name()).isEqualTo("jobs");
  }

  @Test
  void jobPostingsSayTheirFeaturesAsTheMasterDoes() {
    var plan = Datasets.builtIn().named("job-postings").load().plan();
    var flags =
        (Rule.Flags) plan.table("jobs").orElseThrow().column("feature_codes").orElseThrow().rule();
    var master = (Rows.Listed) plan.table("feature_master").orElseThrow().rows();
    int code = master.header().indexOf("feature_code");
    int probability = master.header().indexOf("probability");
    int sentence = master.header().indexOf("sentence");
    assertThat(flags.flags())
        .containsExactlyElementsOf(
            master.records().stream()
                .map(
                    r ->
                        new Rule.Flag(
                            r.get(code), Double.parseDouble(r.get(probability)), r.get(sentence)))
                .toList());
  }
}
