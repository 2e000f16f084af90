package dev.tanemaki.benchmark;

import dev.tanemaki.copy.CopyBuffer;
import dev.tanemaki.copy.CopyEncoder;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableWorker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes one table's rows as COPY bytes, as a run's worker does; for one thread. */
final class RowMaker {

  private static final int MESSAGE = 128 << 10;

  private final TableWorker worker;
  private final CopyEncoder encoder;
  private final CopyBuffer buffer = new CopyBuffer(MESSAGE + (MESSAGE >> 1));
  private final Stop stop;

  RowMaker(TableProgram program, CopyFormat format, Stop stop) {
    this.stop = stop;
    worker = program.newWorker();
    encoder =
        format.encoder(
            worker.vectors(),
            program.columns().stream().map(ProgramColumn::type).toList(),
            program.columns().stream().map(ProgramColumn::name).toList(),
            worker.capacity());
  }

  /** Makes a range of rows and sends them; does not end the COPY. */
  void send(long firstRow, long rows, CopySink sink) {
    buffer.clear();
    encoder.begin(buffer);
    for (long row = firstRow; row < firstRow + rows; row += worker.capacity()) {
      append(row, firstRow + rows);
      if (buffer.length() >= MESSAGE) {
        sink.write(buffer.bytes(), 0, buffer.length());
        buffer.clear();
      }
    }
    encoder.end(buffer);
    sink.write(buffer.bytes(), 0, buffer.length());
  }

  /**
   * Rows ready to be sent.
   *
   * @param rows how many these bytes hold
   */
  record Message(byte[] bytes, int rows) {}

  /**
   * A stream that lies ready.
   *
   * @param begin what stands before its messages
   * @param end what stands behind them
   */
  record Ready(byte[] begin, List<Message> messages, byte[] end) {
    static final Ready NOTHING = new Ready(new byte[0], List.of(), new byte[0]);
  }

  /**
   * Makes rows and keeps them.
   *
   * @param mostBytes about so many, unless the rows end before
   */
  Ready ready(long firstRow, long endRow, long mostBytes) {
    var messages = new ArrayList<Message>();
    long kept = 0;
    int rows = 0;
    buffer.clear();
    for (long row = firstRow; row < endRow && kept < mostBytes; row += worker.capacity()) {
      rows += append(row, endRow);
      if (buffer.length() >= MESSAGE || row + worker.capacity() >= endRow) {
        messages.add(new Message(Arrays.copyOf(buffer.bytes(), buffer.length()), rows));
        kept += buffer.length();
        rows = 0;
        buffer.clear();
      }
    }
    buffer.clear();
    encoder.begin(buffer);
    byte[] begin = Arrays.copyOf(buffer.bytes(), buffer.length());
    buffer.clear();
    encoder.end(buffer);
    return new Ready(begin, messages, Arrays.copyOf(buffer.bytes(), buffer.length()));
  }

  private int append(long row, long endRow) {
    stop.check();
    int rows = (int) Math.min(worker.capacity(), endRow - row);
    encoder.encode(worker.generate(row, rows), buffer);
    return rows;
  }
}
