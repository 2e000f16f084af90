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

  /** Bytes that {@link #copyBlock} copies. */
  static final int BLOCK = 32;

  /** How many bytes too many a copy reads and writes at most. */
  static final int LOOSE = 128;

  private Wire() {}

  /** Copies eight bytes. */
  static void copyWord(byte[] from, int start, byte[] to, int at) {
    COPY.set(to, at, (long) COPY.get(from, start));
  }

  /** Copies {@value #BLOCK} bytes. */
  static void copyBlock(byte[] from, int start, byte[] to, int at) {
    long a = (long) COPY.get(from, start);
    long b = (long) COPY.get(from, start + 8);
    long c = (long) COPY.get(from, start + 16);
    long d = (long) COPY.get(from, start + 24);
    COPY.set(to, at, a);
    COPY.set(to, at + 8, b);
    COPY.set(to, at + 16, c);
    COPY.set(to, at + 24, d);
  }

  /** Copies exactly {@code length} bytes, in words; the last word overlaps the one before it. */
  static void copyExactly(byte[] from, int start, byte[] to, int at, int length) {
    if (length < 8) {
      for (int i = 0; i < length; i++) {
        to[at + i] = from[start + i];
      }
      return;
    }
    for (int i = 0; i < length - 8; i += 8) {
      copyWord(from, start + i, to, at + i);
    }
    copyWord(from, start + length - 8, to, at + length - 8);
  }
}
