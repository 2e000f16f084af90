package dev.tanemaki.schema;

import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.Expression.Comparison;
import dev.tanemaki.schema.SqlTokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads conditions as PostgreSQL's catalog gives them back, and as people write them. */
final class ExpressionReader {

  /** Casts that change no value of a column, only its type. */
  private static final Set<String> HARMLESS =
      Set.of("text", "varchar", "character", "bpchar", "char", "numeric", "double");

  private static final int MAX_DEPTH = 60;

  private final SqlCursor cursor;
  private int depth;

  private ExpressionReader(String sql) {
    cursor = new SqlCursor("", sql);
  }

  static Optional<Expression> read(String sql) {
    try {
      var reader = new ExpressionReader(sql);
      var expression = reader.or();
      return reader.cursor.ended() ? Optional.of(expression) : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private Expression or() {
    if (++depth > MAX_DEPTH) {
      throw cursor.wrong("less nesting is wanted");
    }
    var parts = new ArrayList<Expression>();
    do {
      parts.add(and());
    } while (cursor.takes("or"));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
  }

  private Expression and() {
    var parts = new ArrayList<Expression>();
    do {
      parts.add(not());
    } while (cursor.takes("and"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
  }

  private Expression not() {
    int nots = 0;
    while (cursor.takes("not")) {
      nots++;
    }
    var predicate = predicate();
    return nots % 2 == 0 ? predicate : new Expression.Not(predicate);
  }

  private Expression predicate() {
    var left = operand();
    if (cursor.takes("is")) {
      boolean not = cursor.takes("not");
      cursor.wants("null");
      return negated(not, new Expression.IsNull(left));
    }
    boolean not = cursor.takes("not");
    if (cursor.takes("between")) {
      var low = operand();
      cursor.wants("and");
      var both =
          List.<Expression>of(
              new Expression.Compare(left, Comparison.AT_LEAST, low),
              new Expression.Compare(left, Comparison.AT_MOST, operand()));
      return negated(not, new Expression.And(both));
    }
    if (cursor.takes("in")) {
      cursor.wants("(");
      return negated(not, any(left, list(")")));
    }
    if (not) {
      throw cursor.wrong("BETWEEN or IN is wanted");
    }
    var how = comparison();
    if (how.isEmpty()) {
      return left;
    }
    if (how.get() == Comparison.EQUAL && cursor.takes("any")) {
      return any(left, array());
    }
    if (how.get() == Comparison.UNEQUAL && cursor.takes("all")) {
      return new Expression.Not(any(left, array()));
    }
    return new Expression.Compare(left, how.get(), operand());
  }

  private static Expression negated(boolean not, Expression expression) {
    return not ? new Expression.Not(expression) : expression;
  }

  private static Expression any(Expression left, List<Expression> values) {
    return new Expression.Or(
        values.stream()
            .map(v -> (Expression) new Expression.Compare(left, Comparison.EQUAL, v))
            .toList());
  }

  /** {@code (ARRAY[…])}, in brackets and cast as the catalog likes to. */
  private List<Expression> array() {
    int brackets = 0;
    while (cursor.takes("(")) {
      brackets++;
    }
    cursor.wants("array");
    cursor.wants("[");
    var values = list("]");
    while (brackets > 0) {
      if (cursor.takes("::")) {
        type();
      }
      cursor.wants(")");
      brackets--;
    }
    return values;
  }

  private List<Expression> list(String end) {
    var values = new ArrayList<Expression>();
    do {
      values.add(operand());
    } while (cursor.takes(","));
    cursor.wants(end);
    return values;
  }

  private Optional<Comparison> comparison() {
    if (cursor.takes("=")) {
      return Optional.of(Comparison.EQUAL);
    }
    if (cursor.takes("<", ">") || cursor.takes("!", "=")) {
      return Optional.of(Comparison.UNEQUAL);
    }
    if (cursor.takes("<")) {
      return Optional.of(cursor.takes("=") ? Comparison.AT_MOST : Comparison.LESS);
    }
    if (cursor.takes(">")) {
      return Optional.of(cursor.takes("=") ? Comparison.AT_LEAST : Comparison.GREATER);
    }
    return Optional.empty();
  }

  private Expression operand() {
    var operand = primary();
    while (cursor.takes("::")) {
      var type = type();
      if (!(operand instanceof Expression.Literal) && !HARMLESS.contains(type)) {
        throw cursor.wrong("a cast that changes no value is wanted");
      }
    }
    return operand;
  }

  private Expression primary() {
    if (cursor.takes("(")) {
      var inner = or();
      cursor.wants(")");
      return inner;
    }
    if (cursor.takes("-")) {
      var number = cursor.next();
      if (number.kind() != Kind.NUMBER) {
        throw cursor.wrong("a number is wanted");
      }
      return new Expression.Literal("-" + number.text());
    }
    var token = cursor.next();
    return switch (token.kind()) {
      case NUMBER, STRING -> new Expression.Literal(token.text());
      case NAME -> name(token.text());
      case WORD ->
          switch (token.text()) {
            case "true", "false" -> new Expression.Literal(token.text());
            case "null" -> new Expression.Null();
            default -> name(token.text());
          };
      case SYMBOL, END -> throw cursor.wrong("a value is wanted");
    };
  }

  private Expression name(String text) {
    if (cursor.sees("(") || cursor.sees(".") || cursor.peek().kind() == Kind.STRING) {
      throw cursor.wrong("a column is wanted");
    }
    return new Expression.Name(text);
  }

  /** Steps over a type; the first word of its name. */
  private String type() {
    var type = cursor.qualified().name();
    if (type.equals("character")) {
      cursor.takes("varying");
    } else if (type.equals("double")) {
      cursor.takes("precision");
    }
    if (cursor.sees("(")) {
      cursor.bracketed();
    }
    if (type.startsWith("time") && (cursor.takes("with") || cursor.takes("without"))) {
      cursor.wants("time");
      cursor.wants("zone");
    }
    while (cursor.takes("[")) {
      cursor.wants("]");
    }
    return type;
  }
}
