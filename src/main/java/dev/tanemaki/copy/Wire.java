package dev.tanemaki.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Stores into byte arrays in network byte order, as PostgreSQL's binary format has it. */
final class Wire {

  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The length that says null. */
  static final int NULL = -1;

  /** For copies, where the order of bytes does not matter. */
  private static final VarHandle COPY =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** How many bytes too many {@link #copyLoosely} reads and writes at most. */
  static final int LOOSE = 32;

  private Wire() {}

  /**
   * Copies 32 bytes at a time and so writes up to {@link #LOOSE} bytes too many: only where the
   * target's following bytes are written later, and the source has as many bytes behind its end.
   * Straight-line code: for the short runs of a row, a loop of eight bytes costs several times as
   * much, most of it in leaving the loop.
   */
  static void copyLoosely(byte[] from, int start, byte[] to, int at, int length) {
    copy32(from, start, to, at);
    if (length > 32) {
      if (length > 64) {
        System.arraycopy(from, start + 32, to, at + 32, length - 32);
      } else {
        copy32(from, start + 32, to, at + 32);
      }
    }
  }

  private static void copy32(byte[] from, int start, byte[] to, int at) {
    long a = (long) COPY.get(from, start);
    long b = (long) COPY.get(from, start + 8);
    long c = (long) COPY.get(from, start + 16);
    long d = (long) COPY.get(from, start + 24);
    COPY.set(to, at, a);
    COPY.set(to, at + 8, b);
    COPY.set(to, at + 16, c);
    COPY.set(to, at + 24, d);
  }
}
