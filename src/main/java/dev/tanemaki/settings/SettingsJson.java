package dev.tanemaki.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.settings.Settings.LastRun;
import dev.tanemaki.settings.Settings.Reports;
import dev.tanemaki.settings.Settings.WindowBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Settings as JSON. A field that is missing or of another type takes its default, so that one bad
 * value costs one value. Written by hand rather than bound by reflection: the console reads this
 * before it can draw.
 */
final class SettingsJson {

  /** Raised when a file of today would be misread by yesterday's program. */
  static final int VERSION = 1;

  private SettingsJson() {}

  /** Thrown for a file of a newer program. */
  static final class NewerException extends IOException {
    private static final long serialVersionUID = 1L;

    NewerException(int version) {
      super("it has format " + version + ", this program knows formats up to " + VERSION);
    }
  }

  static Settings read(byte[] json) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new IOException("line " + (at == null ? 1 : at.getLineNr()) + " is not JSON", e);
    }
    if (!root.isObject()) {
      throw new IOException("line 1 is no JSON object");
    }
    int version = root.path("version").asInt(VERSION);
    if (version > VERSION) {
      throw new NewerException(version);
    }
    var defaults = Settings.DEFAULTS;
    var run = root.path("lastRun");
    var kept = root.path("reports");
    var targets = new ArrayList<TargetProfile>();
    for (JsonNode target : root.path("targets")) {
      var profile =
          new TargetProfile(
              target.path("name").asText(),
              target.path("url").asText(),
              target.path("user").asText(),
              target.path("environment").asText("development"));
      if (!profile.name().isEmpty() && !profile.url().isEmpty()) {
        targets.add(profile);
      }
    }
    var recent = new ArrayList<String>();
    root.path("recentPlans").forEach(path -> recent.add(path.asText()));
    var alerts = new ArrayList<String>();
    root.path("alerts").forEach(rule -> alerts.add(rule.asText()));
    return new Settings(
        root.path("theme").asText(defaults.theme()),
        root.path("language").asText(defaults.language()),
        root.path("textScale").asDouble(defaults.textScale()),
        root.path("lastTarget").asText(defaults.lastTarget()),
        new LastRun(
            run.path("plan").asText(LastRun.DEFAULTS.plan()),
            run.path("rows").asLong(LastRun.DEFAULTS.rows()),
            run.path("batchSize").asInt(LastRun.DEFAULTS.batchSize()),
            run.path("workers").asInt(LastRun.DEFAULTS.workers()),
            run.path("constraints").asText(LastRun.DEFAULTS.constraints()),
            run.path("format").asText(LastRun.DEFAULTS.format())),
        window(root.path("window")),
        targets,
        recent,
        new Reports(
            kept.path("count").asInt(Reports.DEFAULTS.count()),
            kept.path("days").asInt(Reports.DEFAULTS.days()),
            kept.path("megabytes").asInt(Reports.DEFAULTS.megabytes())),
        alerts,
        root.path("verifyRows").asLong(defaults.verifyRows()),
        root.path("metricsPort").asInt(defaults.metricsPort()));
  }

  private static Optional<WindowBounds> window(JsonNode node) {
    if (!node.path("width").isNumber() || !node.path("height").isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new WindowBounds(
            node.path("x").asDouble(),
            node.path("y").asDouble(),
            node.path("width").asDouble(),
            node.path("height").asDouble(),
            node.path("maximized").asBoolean()));
  }

  static byte[] write(Settings settings) throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("version", VERSION);
    root.put("theme", settings.theme());
    root.put("language", settings.language());
    root.put("textScale", settings.textScale());
    root.put("lastTarget", settings.lastTarget());
    root.putObject("lastRun")
        .put("plan", settings.lastRun().plan())
        .put("rows", settings.lastRun().rows())
        .put("batchSize", settings.lastRun().batchSize())
        .put("workers", settings.lastRun().workers())
        .put("constraints", settings.lastRun().constraints())
        .put("format", settings.lastRun().format());
    settings
        .window()
        .ifPresent(
            w ->
                root.putObject("window")
                    .put("x", w.x())
                    .put("y", w.y())
                    .put("width", w.width())
                    .put("height", w.height())
                    .put("maximized", w.maximized()));
    root.putObject("reports")
        .put("count", settings.reports().count())
        .put("days", settings.reports().days())
        .put("megabytes", settings.reports().megabytes());
    root.put("verifyRows", settings.verifyRows());
    root.put("metricsPort", settings.metricsPort());
    var alerts = root.putArray("alerts");
    settings.alerts().forEach(alerts::add);
    var recent = root.putArray("recentPlans");
    settings.recentPlans().forEach(recent::add);
    var targets = root.putArray("targets");
    for (var target : settings.targets()) {
      targets
          .addObject()
          .put("name", target.name())
          .put("url", target.url())
          .put("user", target.user())
          .put("environment", target.environment());
    }
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }
}
