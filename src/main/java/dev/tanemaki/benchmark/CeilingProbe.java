package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.RowMaker.Message;
import dev.tanemaki.benchmark.RowMaker.Ready;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Loads the same ready bytes over and over and counts what the server takes. */
final class CeilingProbe {

  /** Bytes kept ready by all lanes together: more than any cache, little of any heap. */
  private static final long READY_BYTES = 24L << 20;

  private final Lanes lanes;
  private final PilotTable table;
  private final int batchSize;
  private final Stop stop;
  private final List<Ready> ready;

  /**
   * Makes the rows; about 24 MB of them.
   *
   * @param batchSize rows of a transaction
   */
  CeilingProbe(Lanes lanes, PilotTable table, int batchSize, Stop stop) {
    this.lanes = lanes;
    this.table = table;
    this.batchSize = batchSize;
    this.stop = stop;
    this.ready = new ArrayList<>(Collections.nCopies(lanes.count(), Ready.NOTHING));
    long share = Math.ceilDiv(table.rows(), lanes.count());
    lanes.all(
        (lane, session) ->
            ready.set(
                lane,
                new RowMaker(table.program(), table.format(), stop)
                    .ready(
                        lane * share,
                        Math.min(table.rows(), (lane + 1) * share),
                        READY_BYTES / lanes.count())));
  }

  /** The copy takes the same rows again and again: nothing in it tells them apart. */
  Ceiling bare(double seconds) {
    var rows = new LongAdder();
    var bytes = new LongAdder();
    long until = System.nanoTime() + Math.round(seconds * 1e9);
    double took =
        lanes.all(
            (lane, session) -> {
              var cursor = new Cursor(ready.get(lane));
              while (!cursor.empty() && System.nanoTime() < until) {
                load(session, cursor, false, rows, bytes);
              }
            });
    return new Ceiling(rows.sum() / took, bytes.sum() / took, took);
  }

  /**
   * With all constraints in place each row can be in once: the copy is emptied between two passes,
   * which is not counted.
   */
  Ceiling constrained(double seconds) {
    var rows = new LongAdder();
    var bytes = new LongAdder();
    double took = 0;
    while (took < seconds) {
      lanes.one(session -> session.execute("truncate " + table.copy().sql() + " cascade"));
      took +=
          lanes.all(
              (lane, session) -> {
                var cursor = new Cursor(ready.get(lane));
                while (!cursor.empty() && cursor.laps() == 0) {
                  load(session, cursor, true, rows, bytes);
                }
              });
    }
    return new Ceiling(rows.sum() / took, bytes.sum() / took, took);
  }

  /**
   * One transaction of a batch.
   *
   * @param once whether it ends with the last message rather than begin anew
   */
  private void load(Session session, Cursor cursor, boolean once, LongAdder rows, LongAdder bytes) {
    session.begin();
    long taken = 0;
    try (CopySink sink = session.copyIn(table.copySql())) {
      sink.write(cursor.begin(), 0, cursor.begin().length);
      long lap = cursor.laps();
      while (taken < batchSize && !(once && cursor.laps() > lap)) {
        stop.check();
        Message message = cursor.next();
        sink.write(message.bytes(), 0, message.bytes().length);
        taken += message.rows();
        bytes.add(message.bytes().length);
      }
      sink.write(cursor.end(), 0, cursor.end().length);
      sink.finish();
    }
    session.commit();
    rows.add(taken);
  }

  /** A place in a ring of messages. */
  private static final class Cursor {

    private final Ready ready;
    private int place;
    private long laps;

    Cursor(Ready ready) {
      this.ready = ready;
    }

    byte[] begin() {
      return ready.begin();
    }

    byte[] end() {
      return ready.end();
    }

    boolean empty() {
      return ready.messages().isEmpty();
    }

    long laps() {
      return laps;
    }

    Message next() {
      Message message = ready.messages().get(place);
      place = (place + 1) % ready.messages().size();
      if (place == 0) {
        laps++;
      }
      return message;
    }
  }
}
