package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Brings a formula into the form its column's type takes, or says why it cannot be. */
final class TypeFit {

  private TypeFit() {}

  static Formula to(Formula formula, ColumnType type, TableCompiler table, Where where) {
    if (formula instanceof Formula.Coded(Picker picker, Dictionary dictionary)) {
      return new Formula.Coded(picker, entries(dictionary, type, table, where));
    }
    return switch (type) {
      case ColumnType.Text _ -> text(formula, table, where);
      case ColumnType.Json _, ColumnType.Enumeration _, ColumnType.Bytea _ ->
          require(formula, formula.shape() instanceof Shape.Text, type, where);
      case ColumnType.Int i -> integer(formula, i, where);
      case ColumnType.Numeric n -> numeric(formula, n, where);
      case ColumnType.Real _ ->
          formula.shape() instanceof Shape.Real
              ? formula
              : RealOffset.Reals.of(formula, where, where.column());
      case ColumnType.Bool _ -> require(formula, is(formula, Unit.BOOLEAN), type, where);
      case ColumnType.Date _ -> require(formula, is(formula, Unit.DATE), type, where);
      case ColumnType.Time _ -> require(formula, is(formula, Unit.TIME_OF_DAY), type, where);
      case ColumnType.Interval _ -> require(formula, is(formula, Unit.DURATION), type, where);
      case ColumnType.Timestamp(boolean zoned) ->
          require(formula, is(formula, zoned ? Unit.INSTANT : Unit.WALL_CLOCK), type, where);
      case ColumnType.Uuid _ ->
          require(formula, formula.shape() instanceof Shape.Uuid, type, where);
      case ColumnType.Array _ ->
          require(formula, formula.shape() instanceof Shape.Array, type, where);
      case ColumnType.Other _ -> require(formula, false, type, where);
    };
  }

  /** Words that stand for values of another type are read as such, once per entry. */
  private static Dictionary entries(
      Dictionary dictionary, ColumnType type, TableCompiler table, Where where) {
    boolean fits =
        switch (type) {
          case ColumnType.Text _,
              ColumnType.Json _,
              ColumnType.Enumeration _,
              ColumnType.Bytea _,
              ColumnType.Uuid _ ->
              dictionary instanceof Dictionary.Words;
          case ColumnType.Real _ -> dictionary instanceof Dictionary.Reals;
          case ColumnType.Array _ -> dictionary instanceof Dictionary.Lists;
          case ColumnType.Bool _ -> has(dictionary, Unit.BOOLEAN);
          case ColumnType.Date _ -> has(dictionary, Unit.DATE);
          case ColumnType.Time _ -> has(dictionary, Unit.TIME_OF_DAY);
          case ColumnType.Interval _ -> has(dictionary, Unit.DURATION);
          case ColumnType.Timestamp(boolean zoned) ->
              has(dictionary, zoned ? Unit.INSTANT : Unit.WALL_CLOCK);
          case ColumnType.Int _, ColumnType.Numeric _, ColumnType.Other _ -> false;
        };
    if (fits) {
      return dictionary;
    }
    var texts = new ArrayList<String>(dictionary.size());
    for (int code = 0; code < dictionary.size(); code++) {
      texts.add(
          CellText.entry(dictionary, code, new ColumnType.Text("text", 0), table.plan().zone()));
    }
    return table.plan().literals().parse(texts, type, where);
  }

  private static boolean has(Dictionary dictionary, Unit unit) {
    return dictionary instanceof Dictionary.Numbers numbers && numbers.unit() == unit;
  }

  private static boolean is(Formula formula, Unit unit) {
    return formula.shape() instanceof Shape.Whole whole && whole.unit() == unit;
  }

  private static Formula require(Formula formula, boolean fits, ColumnType type, Where where) {
    if (fits) {
      return formula;
    }
    throw where.problem(
        "its rule makes " + kind(formula.shape()) + ", its type is " + type.sql(),
        "choose a rule that makes " + type.sql());
  }

  private static Formula text(Formula formula, TableCompiler table, Where where) {
    if (formula.shape() instanceof Shape.Text) {
      return formula;
    }
    var scope = new ColumnScope(table, where.column(), java.util.Optional.empty(), 0, 0);
    List<Formula> parts = TemplateRules.parts(formula, "", where.column(), scope);
    return TemplateRules.joined(parts);
  }

  private static Formula integer(Formula formula, ColumnType.Int type, Where where) {
    Shape.Whole shape = Wholes.shapeOf(formula);
    if (shape == null || shape.unit().isTime() || shape.unit() == Unit.BOOLEAN) {
      return require(formula, false, type, where);
    }
    Formula whole = Wholes.rescaled(formula, 0);
    Shape.Whole fitted = Wholes.shapeOf(whole);
    if (fitted.min() < type.min() || fitted.max() > type.max()) {
      throw where.problem(
          "its values lie in %,d … %,d, %s holds %,d … %,d"
              .formatted(fitted.min(), fitted.max(), type.sql(), type.min(), type.max()),
          "narrow the rule or lower the number of rows");
    }
    return whole;
  }

  private static Formula numeric(Formula formula, ColumnType.Numeric type, Where where) {
    Shape.Whole shape = Wholes.shapeOf(formula);
    if (formula.shape() instanceof Shape.Real) {
      return formula;
    }
    if (shape == null || shape.unit().isTime() || shape.unit() == Unit.BOOLEAN) {
      return require(formula, false, type, where);
    }
    if (type.precision() == 0) {
      return formula;
    }
    Formula scaled = Wholes.rescaled(formula, type.scale());
    Shape.Whole fitted = Wholes.shapeOf(scaled);
    int digits =
        Math.max(
            Long.toString(Math.abs(fitted.min())).length(),
            Long.toString(Math.abs(fitted.max())).length());
    if (digits > type.precision()) {
      throw where.problem(
          "its values need " + digits + " digits, " + type.sql() + " holds " + type.precision(),
          "narrow the rule");
    }
    return scaled;
  }

  private static String kind(Shape shape) {
    return switch (shape) {
      case Shape.Whole whole -> whole.unit().isTime() ? "times" : "numbers";
      case Shape.Real _ -> "numbers";
      case Shape.Uuid _ -> "uuids";
      case Shape.Text _ -> "text";
      case Shape.Array _ -> "arrays";
      case Shape.Coded _ -> "values of a list";
    };
  }
}
