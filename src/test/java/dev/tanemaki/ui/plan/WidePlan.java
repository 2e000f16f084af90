package dev.tanemaki.ui.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forty tables, one of which has sixty columns with long names, as a file. */
final class WidePlan {

  private static final String[] NAMES = {
    "勤務地最寄駅からの徒歩所要時間分", "応募受付終了予定日時点の在籍人数", "時間外労働割増賃金率の適用区分", "短い"
  };

  private WidePlan() {}

  static String file(Path directory) throws IOException {
    var sql = new StringBuilder();
    var plan =
        new StringBuilder(
            """
            plan: wide
            seed: 7
            locale: ja
            reference: 2026-04-01T09:00:00+09:00
            schema: wide.sql
            tables:
            """);
    for (int i = 1; i < 40; i++) {
      sql.append("CREATE TABLE \"%s\" (id integer PRIMARY KEY%s);\n".formatted(name(i), parent(i)));
      plan.append("  %s:\n    rows: %d\n    columns:\n".formatted(name(i), 10 * i));
      plan.append("      id: {sequence: {start: 1}}\n");
      if (i > 3) {
        plan.append("      p: {reference: %s}\n".formatted(name(i / 3)));
      }
    }
    sql.append("CREATE TABLE \"求人\" (id bigint PRIMARY KEY");
    plan.append("  求人:\n    rows: 100000\n    columns:\n      id: {sequence: {start: 1}}\n");
    for (int i = 1; i < 60; i++) {
      String column = "%s_%02d".formatted(NAMES[i % NAMES.length], i);
      sql.append(", \"%s\" varchar(40) NOT NULL".formatted(column));
      plan.append("      %s: {weights: {".formatted(column));
      plan.append("首都圏および近畿圏の主要ターミナル駅周辺: 60, 対象外: 30, その他: 10}}\n");
    }
    sql.append(");\n");
    Files.writeString(directory.resolve("wide.sql"), sql);
    return Files.writeString(directory.resolve("wide.yml"), plan).toString();
  }

  private static String name(int i) {
    return i % 3 == 0 ? "取引先事業所マスタ_%02d".formatted(i) : "master_%02d".formatted(i);
  }

  private static String parent(int i) {
    return i > 3 ? ", p integer REFERENCES \"%s\"".formatted(name(i / 3)) : "";
  }
}
