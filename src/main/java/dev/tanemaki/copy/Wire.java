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

  /** From here on the stub of arraycopy is cheaper than stores of eight bytes. */
  private static final int LONG_COPY = 64;

  private Wire() {}

  /**
   * Copies eight bytes at a time and so writes up to seven bytes too many: only where the target's
   * following bytes are written later, and the source has as many bytes behind its end.
   */
  static void copyLoosely(byte[] from, int start, byte[] to, int at, int length) {
    if (length > LONG_COPY) {
      System.arraycopy(from, start, to, at, length);
      return;
    }
    for (int k = 0; k < length; k += 8) {
      LONG.set(to, at + k, (long) LONG.get(from, start + k));
    }
  }
}
