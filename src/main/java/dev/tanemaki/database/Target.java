package dev.tanemaki.database;

import dev.tanemaki.problem.Problem;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A database to seed.
 *
 * @param name what the operator calls it
 * @param environment sets the guard rails
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database?…}, without user and password
 * @param user who connects
 * @param password empty where the server or the operator's password file needs none
 */
public record Target(
    String name, Environment environment, String jdbcUrl, String user, Secret password) {

  private static final String EXAMPLE =
      "Write it as jdbc:postgresql://host:5432/database?user=name&password=secret.";

  /**
   * Reads a URL given on the command line: {@code jdbc:postgresql://…} or, as psql takes it, {@code
   * postgresql://…}. User and password may stand in it; without, they come from {@code PGUSER} and
   * {@code PGPASSWORD}, which other users of the machine cannot see. The environment is {@link
   * Environment#DEVELOPMENT}, the name is {@code host:port/database}.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, when it is no PostgreSQL URL
   */
  public static Target parse(String url) {
    return parse("", Environment.DEVELOPMENT, url);
  }

  /** As {@link #parse(String)}, with the name and environment of a connection profile. */
  public static Target parse(String name, Environment environment, String url) {
    String trimmed = url.strip();
    String jdbc =
        trimmed.startsWith("jdbc:")
            ? trimmed
            : "jdbc:" + trimmed.replaceFirst("^postgres:", "postgresql:");
    if (!jdbc.startsWith("jdbc:postgresql:")) {
      String scheme = jdbc.replaceFirst("^jdbc:", "").replaceFirst(":.*", "");
      throw Problem.usage(
              "The URL is not one of PostgreSQL", "it begins with \"" + scheme + "\"", EXAMPLE)
          .asException();
    }
    String user = environmentVariable("PGUSER", System.getProperty("user.name", ""));
    String password = environmentVariable("PGPASSWORD", "");
    int slashes = jdbc.indexOf("//");
    int at = slashes < 0 ? -1 : jdbc.lastIndexOf('@', end(jdbc, slashes + 2));
    if (at > slashes) {
      String[] parts = jdbc.substring(slashes + 2, at).split(":", 2);
      user = decode(parts[0]);
      password = parts.length > 1 ? decode(parts[1]) : password;
      jdbc = jdbc.substring(0, slashes + 2) + jdbc.substring(at + 1);
    }
    int query = jdbc.indexOf('?');
    if (query >= 0) {
      List<String> others = new ArrayList<>();
      for (String pair : jdbc.substring(query + 1).split("&")) {
        String[] keyAndValue = pair.split("=", 2);
        String value = keyAndValue.length > 1 ? decode(keyAndValue[1]) : "";
        switch (keyAndValue[0].toLowerCase(Locale.ROOT)) {
          case "user" -> user = value;
          case "password" -> password = value;
          case "" -> {}
          default -> others.add(pair);
        }
      }
      jdbc = jdbc.substring(0, query) + (others.isEmpty() ? "" : "?" + String.join("&", others));
    }
    Properties parsed = Driver.parseURL(jdbc, null);
    if (parsed == null || slashes >= 0 && !hasSoundPort(jdbc)) {
      throw Problem.usage("The URL cannot be read", "host, port or database is malformed", EXAMPLE)
          .asException();
    }
    var target = new Target(name, environment, jdbc, user, new Secret(password));
    return name.isEmpty()
        ? new Target(target.place(), environment, jdbc, user, target.password())
        : target;
  }

  /** Where it is: {@code host:port/database}. */
  public String place() {
    return host() + ":" + port() + "/" + database();
  }

  /** The host, or several with commas. */
  public String host() {
    return property(PGProperty.PG_HOST);
  }

  public String port() {
    return property(PGProperty.PG_PORT);
  }

  public String database() {
    return property(PGProperty.PG_DBNAME);
  }

  /** The same server and user, another database of it. */
  public Target withDatabase(String database) {
    int query = jdbcUrl.indexOf('?');
    String options = query < 0 ? "" : jdbcUrl.substring(query);
    String url =
        "jdbc:postgresql://"
            + host()
            + ":"
            + port()
            + "/"
            + java.net.URLEncoder.encode(database, StandardCharsets.UTF_8)
            + options;
    return new Target(name, environment, url, user, password);
  }

  private String property(PGProperty property) {
    Properties parsed = Driver.parseURL(jdbcUrl, null);
    String value = parsed == null ? null : property.getOrDefault(parsed);
    return value == null ? "" : value;
  }

  /** The end of the authority part: where a user and password can no longer stand. */
  private static int end(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      if (url.charAt(i) == '/' || url.charAt(i) == '?') {
        return i;
      }
    }
    return url.length();
  }

  /** The driver takes any text after a colon for a port when it is not a number. */
  private static boolean hasSoundPort(String jdbcUrl) {
    if (jdbcUrl.contains(",")) {
      return true; // several hosts: the driver checks each
    }
    try {
      URI uri = URI.create(jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", ""));
      return uri.getHost() != null || uri.getAuthority() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a bare percent sign in a password is meant as it stands
    }
  }

  private static String environmentVariable(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  @Override
  public String toString() {
    return name + " (" + environment.label() + ", " + user + "@" + place() + ")";
  }
}
