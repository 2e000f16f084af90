package dev.tanemaki.copy;

import dev.tanemaki.copy.field.Wire;
import java.util.Arrays;

/**
 * Bytes on their way to the server; grows to the largest batch of messages it ever held. For one
 * worker.
 */
public final class CopyBuffer {

  /** Loose copies may reach beyond the end of what they mean to write. */
  static final int SLACK = Wire.LOOSE;

  private byte[] bytes;
  private int length;

  /**
   * @param capacity bytes to begin with
   */
  public CopyBuffer(int capacity) {
    bytes = new byte[capacity + SLACK];
  }

  /** The backing array; only the first {@link #length} bytes mean anything. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** Makes room for {@code more} bytes behind the end and returns the backing array. */
  byte[] reserve(int more) {
    long needed = (long) length + more + SLACK;
    if (needed > bytes.length) {
      long grown = Math.max(needed, bytes.length + (long) (bytes.length >> 1));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(grown, Integer.MAX_VALUE - 16)));
    }
    return bytes;
  }

  void setLength(int newLength) {
    length = newLength;
  }

  void append(byte[] more) {
    System.arraycopy(more, 0, reserve(more.length), length, more.length);
    length += more.length;
  }
}
