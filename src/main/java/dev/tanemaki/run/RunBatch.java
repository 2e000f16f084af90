package dev.tanemaki.run;

/**
 * A batch that is in, as the ledger keeps it.
 *
 * @param bytes COPY bytes
 * @param millis from the begin of its generation to its commit
 * @param attempts 1 where nothing failed
 */
public record RunBatch(
    String table, long firstRow, long rows, int worker, long bytes, long millis, int attempts) {}
