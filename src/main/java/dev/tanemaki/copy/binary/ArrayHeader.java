package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.Wire;
import dev.tanemaki.schema.ColumnType;

/** What stands before the elements of an array (array_recv in arrayfuncs.c). */
final class ArrayHeader {

  private ArrayHeader() {}

  /** Dimensions, null flag, element type; then the dimension's size and lower bound. */
  static byte[] of(ColumnType element, int size, boolean anyNull, String column) {
    byte[] header = new byte[size == 0 ? 12 : 20];
    Wire.INT.set(header, 0, size == 0 ? 0 : 1);
    Wire.INT.set(header, 4, anyNull ? 1 : 0);
    Wire.INT.set(header, 8, BinaryTypes.oid(element, column));
    if (size > 0) {
      Wire.INT.set(header, 12, size);
      Wire.INT.set(header, 16, 1);
    }
    return header;
  }
}
