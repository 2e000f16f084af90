package dev.tanemaki.ui.kit.text;

/** What a number measures, hence its unit, its rounding and the steps of its axis. */
public enum Quantity {
  /** A bare count. */
  COUNT,
  ROWS,
  ROWS_PER_SECOND,
  /** On disk or on the wire: decimal, 1 MB is 1,000,000 bytes. */
  BYTES,
  BYTES_PER_SECOND,
  /** Main memory, binary: 256 MiB is what -Xmx256m grants. */
  MEMORY,
  /** A fraction: 0.98 is 98 %. */
  SHARE,
  /** Milliseconds. */
  MILLISECONDS
}
