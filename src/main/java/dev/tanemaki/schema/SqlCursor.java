package dev.tanemaki.schema;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.SqlTokens.Kind;
import dev.tanemaki.schema.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A walk over the tokens of a DDL text. */
final class SqlCursor {

  private final String file;
  private final String sql;
  private final List<Token> tokens;
  private int at;

  SqlCursor(String file, String sql) {
    this.file = file;
    this.sql = sql;
    this.tokens = SqlTokens.of(sql);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    var token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean ended() {
    return peek().kind() == Kind.END;
  }

  /** Whether these words come next. */
  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean seesAny(Set<String> words) {
    return peek().kind() == Kind.WORD && words.contains(peek().text());
  }

  /** Steps over these words if they come next. */
  boolean takes(String... words) {
    if (!sees(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  void wants(String word) {
    if (!takes(word)) {
      throw wrong("'" + word + "' is wanted");
    }
  }

  /** A name, folded unless quoted. */
  String name() {
    var token = next();
    if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
      at--;
      throw wrong("a name is wanted");
    }
    return token.text();
  }

  /** A table or type name with or without its schema (a database before it is dropped). */
  TableName qualified() {
    var schema = "";
    var name = name();
    while (takes(".")) {
      schema = name;
      name = name();
    }
    return new TableName(schema, name);
  }

  /** {@code (a, b)}. */
  List<String> names() {
    wants("(");
    var names = new ArrayList<String>();
    do {
      names.add(name());
    } while (takes(","));
    wants(")");
    return names;
  }

  /** Steps over a bracketed text and returns what is inside, as it stands in the file. */
  String bracketed() {
    wants("(");
    int from = peek().start();
    int depth = 1;
    while (!ended()) {
      var token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return sql.substring(from, token.start()).strip();
      }
    }
    throw wrong("a bracket is never closed");
  }

  /** Steps over anything up to a comma or a closing bracket of this level, a semicolon, the end. */
  void skipElement() {
    skipTo(Set.of());
  }

  /** … or up to one of these words. */
  void skipTo(Set<String> words) {
    while (!ended() && !peek().is(",") && !peek().is(")") && !peek().is(";") && !seesAny(words)) {
      if (sees("(")) {
        bracketed();
      } else {
        next();
      }
    }
  }

  void skipStatement() {
    while (!ended() && !takes(";")) {
      next();
    }
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }

  /** The file's text from the token at that mark to here. */
  String since(int mark) {
    int end = at > mark ? tokens.get(at - 1).end() : tokens.get(mark).start();
    return sql.substring(tokens.get(mark).start(), end);
  }

  ProblemException wrong(String message) {
    int offset = peek().start();
    int line = (int) sql.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    int column = offset - sql.lastIndexOf('\n', offset - 1);
    var found = ended() ? "the end of the file" : "'" + peek().text() + "'";
    return Problem.usage(
            file + ":" + line + ":" + column + ": " + message + ", not " + found,
            "",
            "The schema of a plan is CREATE TABLE, CREATE INDEX, CREATE TYPE and ALTER TABLE"
                + " statements of PostgreSQL.")
        .asException();
  }
}
