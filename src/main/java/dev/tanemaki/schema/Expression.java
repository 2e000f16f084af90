package dev.tanemaki.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition over the columns of one table, as far as conditions can be reasoned about:
 * comparisons of columns with values and each other, and, or, not, null tests. {@code IN}, {@code
 * BETWEEN} and {@code = ANY (ARRAY[…])} are written out as these.
 */
public sealed interface Expression {

  /** How two values are compared. */
  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }

  record And(List<Expression> parts) implements Expression {
    public And {
      parts = List.copyOf(parts);
    }
  }

  record Or(List<Expression> parts) implements Expression {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Expression of) implements Expression {}

  record Compare(Expression left, Comparison how, Expression right) implements Expression {}

  record IsNull(Expression of) implements Expression {}

  record Name(String column) implements Expression {}

  /** A value as its text. */
  record Literal(String text) implements Expression {}

  record Null() implements Expression {}

  /**
   * Reads a condition.
   *
   * @return empty where it uses more of SQL than this, such as a function
   */
  static Optional<Expression> read(String sql) {
    return ExpressionReader.read(sql);
  }

  /** The columns it names. */
  default Set<String> columns() {
    var names = new LinkedHashSet<String>();
    collect(this, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    switch (expression) {
      case And(var parts) -> parts.forEach(p -> collect(p, names));
      case Or(var parts) -> parts.forEach(p -> collect(p, names));
      case Not(var of) -> collect(of, names);
      case Compare(var left, _, var right) -> {
        collect(left, names);
        collect(right, names);
      }
      case IsNull(var of) -> collect(of, names);
      case Name(var column) -> names.add(column);
      case Literal _, Null _ -> {}
    }
  }

  /**
   * Every word and quoted name of an SQL text, folded as the server does: its columns are among
   * them.
   */
  static Set<String> words(String sql) {
    var words = new LinkedHashSet<String>();
    for (var token : SqlTokens.of(sql)) {
      if (token.kind() == SqlTokens.Kind.WORD || token.kind() == SqlTokens.Kind.NAME) {
        words.add(token.text());
      }
    }
    return words;
  }
}
