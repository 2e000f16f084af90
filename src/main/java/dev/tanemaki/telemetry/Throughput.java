package dev.tanemaki.telemetry;

/**
 * How fast a run was, as the counts and times that its two rates are made of. A run that was ended
 * and resumed has those of all its parts together, the time between them left out.
 *
 * @param loadRows rows of generated tables that came in; rows of a list do not count
 * @param loadSeconds while rows came in, pauses left out
 * @param rows rows of all tables that came in
 * @param seconds from the start to the end: preparation, pauses, restore and checks included
 */
public record Throughput(long loadRows, double loadSeconds, long rows, double seconds) {

  /** Nothing was loaded. */
  public static final Throughput NONE = new Throughput(0, 0, 0, 0);

  /** Rows a second while loading; NaN where nothing was loaded. */
  public double loadRate() {
    return rate(loadRows, loadSeconds);
  }

  /** Rows a second from end to end; NaN where nothing was loaded. */
  public double endToEndRate() {
    return rate(rows, seconds);
  }

  /** A rate as it is told: three significant digits, the rest is noise. */
  public static double rounded(double rate) {
    if (!Double.isFinite(rate) || Math.abs(rate) < 1000) {
      return rate;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(rate))) - 2);
    return Math.round(rate / unit) * unit;
  }

  private static double rate(long rows, double seconds) {
    return rows > 0 && seconds > 0 ? rows / seconds : Double.NaN;
  }
}
