package dev.tanemaki.copy.field;

import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Encodes the entries of dictionaries, single values, before a run starts. */
public abstract class EntryEncoder {

  private static final byte[] NOTHING = {};

  /** What neighbouring columns of one choice send together, code by code. */
  final Entries of(List<Value> neighbours) {
    int size = neighbours.stream().mapToInt(v -> dictionary(v).size()).min().orElseThrow();
    return Entries.of(
        size,
        code -> {
          var out = new ByteArrayOutputStream();
          neighbours.forEach(value -> out.writeBytes(entry(dictionary(value), code, value)));
          return out.toByteArray();
        });
  }

  private static Dictionary dictionary(Value value) {
    return ((Vector.Codes) value.vector()).dictionary();
  }

  /** Every word as a piece of a text; a null word is empty, the text's mask covers it. */
  final Entries inText(Dictionary.Words words, Value text) {
    return Entries.of(
        words.size(),
        code -> {
          if (words.isNull(code)) {
            return NOTHING;
          }
          byte[] utf8 = new byte[words.length(code)];
          words.copyTo(code, utf8, 0);
          return inText(utf8, text);
        });
  }

  /** An entry with all that a value has around it. */
  private byte[] entry(Dictionary dictionary, int code, Value value) {
    if (dictionary.isNull(code)) {
      return nothing(value);
    }
    return switch (dictionary) {
      case Dictionary.Words words -> {
        String text = words.word(code);
        TextLimit.of(value).require(text);
        yield text(text, value);
      }
      case Dictionary.Numbers numbers -> number(numbers, code, value);
      case Dictionary.Reals reals ->
          one(new Vector.Doubles(new double[] {reals.values()[code]}, null), value);
      case Dictionary.Lists lists -> list(lists, code, value);
    };
  }

  private byte[] list(Dictionary.Lists lists, int code, Value value) {
    ColumnType.Array array = value.requireArray(CopyMessage.AN_ARRAY);
    int[] members = lists.members()[code];
    var elements = new ByteArrayOutputStream();
    boolean anyNull = false;
    for (int i = 0; i < members.length; i++) {
      anyNull |= lists.elements().isNull(members[i]);
      Value element = value.element(value.vector(), array, i == members.length - 1);
      elements.writeBytes(entry(lists.elements(), members[i], element));
    }
    return array(elements.toByteArray(), members.length, anyNull, array, value);
  }

  protected byte[] number(Dictionary.Numbers numbers, int code, Value value) {
    long[] one = {numbers.values()[code]};
    return one(new Vector.Longs(one, numbers.unit(), numbers.scale(), null), value);
  }

  /** The field that writes a column writes a single value as well: one row of it. */
  private byte[] one(Vector vector, Value value) {
    Field field =
        fields(1)
            .of(new Value(vector, value.type(), value.column(), value.element(), value.last()), 0);
    int[] size = new int[1];
    field.addSizes(1, size);
    byte[] bytes = new byte[size[0] + Wire.LOOSE];
    field.write(1, bytes, new int[1], size[0]);
    return Arrays.copyOf(bytes, size[0]);
  }

  /** The fields of the same format. */
  protected abstract Fields fields(int capacity);

  /** Null. */
  protected abstract byte[] nothing(Value value);

  /**
   * A value of any type that plans give as text.
   *
   * @param text checked when the plan was compiled
   */
  protected abstract byte[] text(String text, Value value);

  /**
   * An array.
   *
   * @param elements all of them, one after another
   */
  protected abstract byte[] array(
      byte[] elements, int count, boolean anyNull, ColumnType.Array array, Value value);

  /** Characters of a text, as they are written among others of it. */
  protected abstract byte[] inText(byte[] utf8, Value text);
}
