package dev.tanemaki.run.load;

import dev.tanemaki.copy.CopyBuffer;
import dev.tanemaki.copy.CopyEncoder;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableWorker;
import dev.tanemaki.run.control.HeldException;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.layout.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the rows of batches and sends them in a format of COPY, a message at a time. One per
 * worker; its memory is a chunk's scratch per table and one message, whatever the size of a batch.
 */
public final class RowStream {

  /**
   * Bytes sent at once, at least; wide rows send a whole chunk, half a megabyte. Nothing is adapted
   * to the table or the server: for a posting, made and sent, messages of 30 KB cost a client 1.65
   * times the processor time of large ones and 60 KB 1.3 times, but from 128 KB to 1 MB all are
   * within a tenth (the driver hands them to the socket as they are).
   */
  private static final int MESSAGE = 128 << 10;

  private final RunControl control;
  private final CopyFormat format;
  private final CopyBuffer buffer = new CopyBuffer(MESSAGE + (MESSAGE >> 1));
  private TableProgram program;
  private List<String> columns = List.of();
  private TableWorker worker;
  private CopyEncoder encoder;
  private long bytes;

  public RowStream(RunControl control, CopyFormat format) {
    this.control = control;
    this.format = format;
  }

  /** How the rows are sent; what the statement of the COPY has to say. */
  public CopyFormat format() {
    return format;
  }

  /** COPY bytes of the last batch. */
  long bytes() {
    return bytes;
  }

  /** Takes the memory that batches of a table need; nothing where the last was of the same. */
  void prepare(Batch batch) {
    prepare(batch.job().program(), batch.job().columns());
  }

  /**
   * Sends a batch.
   *
   * @throws StoppedException when the run is to end
   * @throws HeldException when a pause has waited long enough
   */
  void send(Batch batch, CopySink sink) {
    TableProgram table = batch.job().program();
    send(table, batch.job().columns(), batch.firstRow(), batch.rows(), sink);
  }

  /**
   * Sends some columns of a range of rows.
   *
   * @throws StoppedException when the run is to end
   * @throws HeldException when a pause has waited long enough
   */
  public void send(
      TableProgram table, List<String> names, long firstRow, long rows, CopySink sink) {
    prepare(table, names);
    bytes = 0;
    buffer.clear();
    encoder.begin(buffer);
    long end = firstRow + rows;
    for (long row = firstRow; row < end; row += TableProgram.CHUNK_ROWS) {
      control.check();
      Chunk chunk = worker.generate(row, (int) Math.min(TableProgram.CHUNK_ROWS, end - row));
      encoder.encode(chunk, buffer);
      if (buffer.length() >= MESSAGE) {
        flush(sink);
      }
    }
    encoder.end(buffer);
    flush(sink);
  }

  /** Bytes of a table's first rows, the same as a batch of them would send. */
  public static double bytesPerRow(TableProgram program, CopyFormat format, int sample) {
    int rows = (int) Math.min(sample, program.rows());
    if (rows == 0) {
      return 0;
    }
    var stream = new RowStream(new RunControl(), format);
    stream.prepare(program, program.columns().stream().map(ProgramColumn::name).toList());
    for (int row = 0; row < rows; row += TableProgram.CHUNK_ROWS) {
      int more = Math.min(TableProgram.CHUNK_ROWS, rows - row);
      stream.encoder.encode(stream.worker.generate(row, more), stream.buffer);
    }
    return (double) stream.buffer.length() / rows;
  }

  private void prepare(TableProgram next, List<String> names) {
    if (program != next || !columns.equals(names)) {
      program = next;
      columns = names;
      worker = next.newWorker();
      var all = next.columns();
      int[] sent =
          IntStream.range(0, all.size()).filter(i -> names.contains(all.get(i).name())).toArray();
      encoder =
          format.encoder(
              Arrays.stream(sent).mapToObj(worker.vectors()::get).toList(),
              Arrays.stream(sent).mapToObj(i -> all.get(i).type()).toList(),
              Arrays.stream(sent).mapToObj(i -> all.get(i).name()).toList(),
              TableProgram.CHUNK_ROWS);
    }
  }

  private void flush(CopySink sink) {
    sink.write(buffer.bytes(), 0, buffer.length());
    bytes += buffer.length();
    buffer.clear();
  }
}
