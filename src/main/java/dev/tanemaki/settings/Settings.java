package dev.tanemaki.settings;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is remembered between starts. Empty text stands for "not chosen yet". A {@code
 * with} of one field is generated for every field.
 *
 * @param theme system, light or dark
 * @param language a language tag, or system
 * @param textScale 1.0 is 100 %, {@value #MIN_TEXT_SCALE} to {@value #MAX_TEXT_SCALE}
 * @param lastTarget name of the profile used last; empty for the sandbox
 * @param lastRun what was seeded last, to offer it again
 * @param window where the window was, empty before its first start
 * @param targets connection profiles in the operator's order
 * @param recentPlans paths of plan files, the one used last first
 * @param reports how many benchmarks and reports are kept
 * @param alerts limits on what is found in the rows of a run, as the terminal takes them
 * @param verifyRows of each table about so many that the Verify screen judges shares and the like
 *     by; 0 for all
 * @param metricsPort of the console's Prometheus metrics on loopback; 0 for none
 */
@RecordBuilder
public record Settings(
    String theme,
    String language,
    double textScale,
    String lastTarget,
    LastRun lastRun,
    Optional<WindowBounds> window,
    List<TargetProfile> targets,
    List<String> recentPlans,
    Reports reports,
    List<String> alerts,
    long verifyRows,
    int metricsPort)
    implements SettingsBuilder.With {

  public static final String SYSTEM = "system";
  public static final double MIN_TEXT_SCALE = 0.8;
  public static final double MAX_TEXT_SCALE = 2.0;

  private static final int MOST_RECENT_PLANS = 8;

  /** What a first start finds. */
  public static final Settings DEFAULTS =
      new Settings(
          SYSTEM,
          SYSTEM,
          1.0,
          "",
          LastRun.DEFAULTS,
          Optional.empty(),
          List.of(),
          List.of(),
          Reports.DEFAULTS,
          List.of(),
          0,
          0);

  /**
   * The controls of the Run screen as they were left.
   *
   * @param plan a dataset's name or a plan file's path
   * @param rows of the plan's main table
   * @param constraints auto, suspend or keep
   * @param format binary or text
   */
  public record LastRun(
      String plan, long rows, int batchSize, int workers, String constraints, String format) {
    public static final LastRun DEFAULTS =
        new LastRun("job-postings", 100_000, 5_000, 2, "auto", "binary");
  }

  /**
   * What is kept in the data directory; the oldest go first.
   *
   * @param count benchmarks at most
   * @param days old at most
   * @param megabytes of all together at most
   */
  public record Reports(int count, int days, int megabytes) {
    public static final Reports DEFAULTS = new Reports(100, 365, 500);

    public Reports {
      count = Math.max(1, count);
      days = Math.max(1, days);
      megabytes = Math.max(1, megabytes);
    }
  }

  /** Position and size of the window on the desktop, in JavaFX's units. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}

  public Settings {
    textScale =
        Double.isFinite(textScale) ? Math.clamp(textScale, MIN_TEXT_SCALE, MAX_TEXT_SCALE) : 1.0;
    verifyRows = Math.max(0, verifyRows);
    metricsPort = Math.clamp(metricsPort, 0, 65_535);
    targets = List.copyOf(targets);
    recentPlans = List.copyOf(recentPlans);
    alerts = List.copyOf(alerts);
  }

  public Optional<TargetProfile> target(String name) {
    return targets.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** With this profile, in the place of one of the same name if there is one. */
  public Settings withTarget(TargetProfile profile) {
    var changed = new ArrayList<>(targets);
    target(profile.name())
        .ifPresentOrElse(
            old -> changed.set(targets.indexOf(old), profile), () -> changed.add(profile));
    return withTargets(changed);
  }

  public Settings withoutTarget(String name) {
    var left = withTargets(targets.stream().filter(t -> !t.name().equals(name)).toList());
    return lastTarget.equals(name) ? left.withLastTarget("") : left;
  }

  /** With this plan file as the one used last. */
  public Settings withRecentPlan(String path) {
    var recent = new ArrayList<String>();
    recent.add(path);
    recentPlans.stream()
        .filter(p -> !p.equals(path))
        .limit(MOST_RECENT_PLANS - 1)
        .forEach(recent::add);
    return withRecentPlans(recent);
  }
}
