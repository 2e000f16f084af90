package dev.tanemaki.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A batch that is in, as the ledger keeps it.
 *
 * @param bytes COPY bytes
 * @param millis from the begin of its generation to its commit
 * @param attempts 1 where nothing failed
 * @param committed by the server's clock; empty where an older Tanemaki has loaded it
 */
public record RunBatch(
    String table,
    long firstRow,
    long rows,
    int worker,
    long bytes,
    long millis,
    int attempts,
    Optional<Instant> committed) {}
