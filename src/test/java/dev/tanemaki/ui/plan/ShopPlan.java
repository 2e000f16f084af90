package dev.tanemaki.ui.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan with parents and children, as a file. */
final class ShopPlan {

  private static final String SQL =
      """
      CREATE TABLE customers (
        customer_id integer PRIMARY KEY,
        rank varchar(20) NOT NULL,
        since date NOT NULL,
        points integer NOT NULL CHECK (points >= 0)
      );
      CREATE TABLE orders (
        order_id bigint PRIMARY KEY,
        customer_id integer NOT NULL REFERENCES customers,
        status varchar(20) NOT NULL,
        ordered_at timestamptz NOT NULL,
        shipped_at timestamptz
      );
      CREATE TABLE order_lines (
        line_id bigint PRIMARY KEY,
        order_id bigint NOT NULL REFERENCES orders,
        quantity integer NOT NULL CHECK (quantity > 0)
      );
      """;

  private static final String PLAN =
      """
      plan: shop
      seed: 7
      locale: ja
      reference: 2026-04-01T09:00:00+09:00
      schema: shop.sql
      tables:
        customers:
          rows: 20000
          columns:
            customer_id: {sequence: {start: 1}}
            rank: {weights: {一般: 70, シルバー: 20, ゴールド: 8, プラチナ: 2}}
            since: {between: {low: "2019-04-01", high: "2026-03-31"}}
            points: {between: {low: 0, high: 5000}, step: 100}
        orders:
          rows: per-parent
          columns:
            order_id: {sequence: {start: 1}}
            customer_id: {reference: {table: customers, fan-out: {exponential: {mean: 4, min: 0, max: 40}}}}
            status: {weights: {発送済: 85, 準備中: 10, 取消: 5}}
            ordered_at: {calendar: {from: -90d, to: 0d}}
            shipped_at: {offset: {from: ordered_at, unit: days, uniform: {min: 1, max: 5}}}
        order_lines:
          rows: per-parent
          columns:
            line_id: {sequence: {start: 1}}
            order_id: {reference: {table: orders, fan-out: {uniform: {min: 1, max: 5}}}}
            quantity: {zipf: {n: 12, exponent: 1.4}}
      """;

  private ShopPlan() {}

  static String file(Path directory) throws IOException {
    Files.writeString(directory.resolve("shop.sql"), SQL);
    return Files.writeString(directory.resolve("shop.yml"), PLAN).toString();
  }

  /** The same, and wrong: orders are as many as nobody says, quantities are words. */
  static String wrong(Path directory) throws IOException {
    file(directory);
    String plan =
        PLAN.replace("fan-out: {exponential: {mean: 4, min: 0, max: 40}}", "zipf: 1.2")
            .replace("status: {weights: {発送済: 85, 準備中: 10, 取消: 5}}", "# none")
            .replace("zipf: {n: 12, exponent: 1.4}", "weights: {one: 60, two: 40}");
    return Files.writeString(directory.resolve("wrong.yml"), plan).toString();
  }
}
