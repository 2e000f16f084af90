package dev.tanemaki.copy;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableWorker;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.DdlReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hot path: job postings from nothing to the bytes of a COPY, nanoseconds a row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class PostingsBenchmark {

  /** As a run makes them. */
  private static final int ROWS = TableProgram.CHUNK_ROWS;

  @Param private CopyFormat format;

  private TableWorker worker;
  private CopyEncoder encoder;
  private CopyBuffer buffer;
  private long row;

  @Setup
  public void compile() {
    Plan plan = Datasets.builtIn().named("job-postings").load().plan();
    TableProgram program =
        Generator.compile(plan, DdlReader.read("schema.sql", plan.ddl().orElseThrow()))
            .program("jobs");
    worker = program.newWorker();
    encoder =
        format.encoder(
            worker.vectors(),
            program.columns().stream().map(ProgramColumn::type).toList(),
            program.columns().stream().map(ProgramColumn::name).toList(),
            worker.capacity());
    buffer = new CopyBuffer(1 << 20);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Chunk generate() {
    row += ROWS;
    return worker.generate(row, ROWS);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int generateAndEncode() {
    row += ROWS;
    buffer.clear();
    encoder.encode(worker.generate(row, ROWS), buffer);
    return buffer.length();
  }
}
