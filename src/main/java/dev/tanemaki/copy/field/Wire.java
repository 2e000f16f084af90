package dev.tanemaki.copy.field;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Stores into byte arrays in network byte order, as PostgreSQL's binary format has it. */
public final class Wire {

  public static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  public static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  public static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The length that says null. */
  public static final int NULL = -1;

  /** For copies, where the order of bytes does not matter. */
  private static final VarHandle COPY =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /**
   * Copies of whole blocks are one call of constant length: nothing in it depends on the data, and
   * twice the bytes cost a fifth more.
   */
  public static final int BLOCK = 64;

  /** How many bytes too many a copy reads and writes at most. */
  public static final int LOOSE = 4 * BLOCK;

  private Wire() {}

  /** Copies eight bytes. */
  public static void copyWord(byte[] from, int start, byte[] to, int at) {
    COPY.set(to, at, (long) COPY.get(from, start));
  }

  /** Copies 32 bytes. */
  public static void copyFourWords(byte[] from, int start, byte[] to, int at) {
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
