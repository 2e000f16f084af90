package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.copy.field.Value;
import dev.tanemaki.copy.field.Wire;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.UUID;

/** What the binary format has to know of PostgreSQL's types. */
final class BinaryTypes {

  private static final byte[] NOTHING = {};

  /** jsonb's binary format begins with its version (jsonb_recv). */
  private static final byte[] JSONB_VERSION = {1};

  private BinaryTypes() {}

  /** What stands before the characters of a type whose values are texts. */
  static byte[] textPrefix(ColumnType type) {
    return type instanceof ColumnType.Json json && json.binary() ? JSONB_VERSION : NOTHING;
  }

  /**
   * A value given as text, as the type's binary format has it, without its length.
   *
   * @param text checked when the plan was compiled
   */
  static byte[] bytes(String text, Value value) {
    return switch (value.type()) {
      case ColumnType.Text _, ColumnType.Enumeration _, ColumnType.Json _ -> {
        byte[] prefix = textPrefix(value.type());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(prefix, prefix.length + utf8.length);
        System.arraycopy(utf8, 0, bytes, prefix.length, utf8.length);
        yield bytes;
      }
      case ColumnType.Uuid _ -> {
        UUID uuid = UUID.fromString(text);
        byte[] bytes = new byte[16];
        Wire.LONG.set(bytes, 0, uuid.getMostSignificantBits());
        Wire.LONG.set(bytes, 8, uuid.getLeastSignificantBits());
        yield bytes;
      }
      case ColumnType.Bytea _ -> HexFormat.of().parseHex(text, "\\x".length(), text.length());
      case ColumnType.Numeric _ -> ExactNumeric.encode(text);
      case ColumnType.Bool _,
          ColumnType.Int _,
          ColumnType.Real _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw value.unfit(CopyMessage.TEXTS.of());
    };
  }

  /**
   * The type's object id, which an array on the wire names for its elements (pg_type.dat; ids below
   * 10,000 never change).
   */
  static int oid(ColumnType type, String column) {
    return oid(type).orElseThrow(() -> unknownElement(column, type));
  }

  /** Empty where servers number the type as they like: enums, types of extensions. */
  static OptionalInt oid(ColumnType type) {
    return switch (type) {
      case ColumnType.Bool _ -> OptionalInt.of(16);
      case ColumnType.Bytea _ -> OptionalInt.of(17);
      case ColumnType.Int i -> OptionalInt.of(i.bytes() == 2 ? 21 : i.bytes() == 4 ? 23 : 20);
      case ColumnType.Real r -> OptionalInt.of(r.bytes() == 4 ? 700 : 701);
      case ColumnType.Numeric _ -> OptionalInt.of(1700);
      case ColumnType.Text t ->
          switch (t.name()) {
            case "text" -> OptionalInt.of(25);
            case "character varying", "varchar" -> OptionalInt.of(1043);
            case "character", "char", "bpchar" -> OptionalInt.of(1042);
            case "name" -> OptionalInt.of(19);
            default -> OptionalInt.empty();
          };
      case ColumnType.Date _ -> OptionalInt.of(1082);
      case ColumnType.Time _ -> OptionalInt.of(1083);
      case ColumnType.Timestamp t -> OptionalInt.of(t.zoned() ? 1184 : 1114);
      case ColumnType.Interval _ -> OptionalInt.of(1186);
      case ColumnType.Uuid _ -> OptionalInt.of(2950);
      case ColumnType.Json j -> OptionalInt.of(j.binary() ? 3802 : 114);
      case ColumnType.Enumeration _, ColumnType.Array _, ColumnType.Other _ -> OptionalInt.empty();
    };
  }

  private static ProblemException unknownElement(String column, ColumnType type) {
    return Problem.usage(
            CopyMessage.NOT_LOADED.of(column),
            CopyMessage.ARRAYS_OF.of(type.sql()),
            CopyMessage.AS_TEXT.of())
        .asException();
  }
}
