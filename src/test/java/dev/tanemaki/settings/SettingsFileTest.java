package dev.tanemaki.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.settings.Settings.LastRun;
import dev.tanemaki.settings.Settings.WindowBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  private static final TargetProfile SHOP =
      new TargetProfile("shop-dev", "jdbc:postgresql://db/shop", "seeder", "development");

  @TempDir Path home;

  @Test
  void aFirstStartFindsTheDefaults() {
    var loaded = new SettingsFile(home).load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
    assertThat(loaded.problem()).isEmpty();
  }

  @Test
  void whatIsSavedIsRead() {
    var settings =
        new Settings(
            "dark",
            "ja",
            1.5,
            "shop-dev",
            new LastRun("plans/求人.yml", 5_000_000, 7_500, 4, "suspend", "text"),
            Optional.of(new WindowBounds(10, 20, 1280.5, 800, true)),
            List.of(SHOP),
            List.of("plans/求人.yml", "plans/shop.yml"),
            new Settings.Reports(7, 30, 250),
            List.of("lost>0", "errors>0.1%"),
            250_000,
            9_464);
    new SettingsFile(home.resolve("new")).update(old -> settings);
    assertThat(new SettingsFile(home.resolve("new")).load().settings()).isEqualTo(settings);
  }

  @Test
  void aFileOfTheFirstConsoleIsRead() throws IOException {
    Files.writeString(
        new SettingsFile(home).path(),
        """
        {
          "version" : 1,
          "theme" : "dark",
          "language" : "ja",
          "textScale" : 1.15,
          "lastTarget" : "shop-dev",
          "lastRun" : {
            "plan" : "plans/求人.yml",
            "rows" : 5000000,
            "batchSize" : 7500,
            "workers" : 4,
            "constraints" : "suspend"
          },
          "window" : {"x" : 10, "y" : 20, "width" : 1280.5, "height" : 800, "maximized" : true},
          "recentPlans" : ["plans/求人.yml"],
          "targets" : [
            {
              "name" : "shop-dev",
              "url" : "jdbc:postgresql://db/shop",
              "user" : "seeder",
              "environment" : "development"
            }
          ]
        }
        """);
    assertThat(new SettingsFile(home).load().settings())
        .isEqualTo(
            Settings.DEFAULTS
                .withTheme("dark")
                .withLanguage("ja")
                .withTextScale(1.15)
                .withLastTarget("shop-dev")
                .withLastRun(new LastRun("plans/求人.yml", 5_000_000, 7_500, 4, "suspend", "binary"))
                .withWindow(Optional.of(new WindowBounds(10, 20, 1280.5, 800, true)))
                .withRecentPlans(List.of("plans/求人.yml"))
                .withTargets(List.of(SHOP)));
  }

  /** A second name of a file shows whether it was written over or another took its place. */
  @Test
  void aFileIsReplacedAndNeverWrittenOver() throws IOException {
    var settings = new SettingsFile(home);
    var passwords = new Passwords(home);
    settings.update(s -> s.withTheme("dark"));
    passwords.put("shop-dev", "s3cret");
    Path before = Files.createLink(home.resolve("before"), settings.path());
    Path secret = Files.createLink(home.resolve("secret"), home.resolve("passwords.json"));
    String kept = Files.readString(before);

    settings.update(s -> s.withTheme("light"));
    passwords.put("shop-dev", "another");

    assertThat(Files.readString(before)).isEqualTo(kept).contains("dark");
    assertThat(Files.readString(secret)).contains("s3cret");
    assertThat(settings.load().settings().theme()).isEqualTo("light");
    try (var files = Files.list(home)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void onlyTheOwnerCanReadTheFiles() throws IOException {
    Path config = home.resolve("config");
    new SettingsFile(config).update(s -> s.withTarget(SHOP));
    new Passwords(config).put("shop-dev", "s3cret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
        .isEqualTo("rwx------");
    for (String name : List.of("settings.json", "passwords.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(config.resolve("settings.json"))).doesNotContain("s3cret");
  }

  @Test
  void aBrokenFileIsKeptAsideAndTheDefaultsAreUsed() throws IOException {
    Path file = new SettingsFile(home).path();
    Files.writeString(file, "{\n  \"theme\": dark\n}");
    var loaded = new SettingsFile(home).load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
    assertThat(loaded.problem().orElseThrow().message())
        .contains("line 2")
        .contains("settings.kept-1.json")
        .hasLineCount(2);
    assertThat(home.resolve("settings.kept-1.json")).hasContent("{\n  \"theme\": dark\n}");
  }

  @Test
  void aFileOfANewerProgramIsKeptAside() throws IOException {
    Files.writeString(new SettingsFile(home).path(), "{\"version\": 99, \"theme\": \"dark\"}");
    var loaded = new SettingsFile(home).load();
    assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
    assertThat(loaded.problem().orElseThrow().message()).contains("format 99");
    assertThat(home.resolve("settings.kept-1.json")).exists();
  }

  @Test
  void aBadValueCostsOnlyThatValue() throws IOException {
    Files.writeString(
        new SettingsFile(home).path(),
        "{\"theme\": \"dark\", \"textScale\": 17, \"lastRun\": 3, \"targets\": [{}]}");
    var loaded = new SettingsFile(home).load();
    assertThat(loaded.problem()).isEmpty();
    assertThat(loaded.settings())
        .isEqualTo(Settings.DEFAULTS.withTheme("dark").withTextScale(Settings.MAX_TEXT_SCALE));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAProblemWithANextStep() throws IOException {
    Path inTheWay = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> new SettingsFile(inTheWay).update(s -> s.withTheme("dark")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be saved")
        .hasMessageContaining("Check");
  }

  @Test
  void aStoreSavesWhenChangesHaveComeToRestAndKeepsWhatOthersChanged() {
    var file = new SettingsFile(home);
    try (var store = new SettingsStore(file, file.load().settings(), Duration.ofDays(1))) {
      store.update(s -> s.withTheme("dark"));
      store.update(s -> s.withTextScale(1.25));
      assertThat(store.get().theme()).isEqualTo("dark");
      assertThat(file.path()).doesNotExist();
      file.update(s -> s.withTarget(SHOP));
    }
    assertThat(file.load().settings())
        .isEqualTo(Settings.DEFAULTS.withTheme("dark").withTextScale(1.25).withTarget(SHOP));
  }

  @Test
  void aTargetOfTheSameNameIsReplacedInItsPlace() {
    var other = new TargetProfile("other", "jdbc:postgresql://x/y", "u", "staging");
    var moved = new TargetProfile("shop-dev", "jdbc:postgresql://new/shop", "u", "staging");
    var settings = Settings.DEFAULTS.withTarget(SHOP).withTarget(other).withLastTarget("shop-dev");
    assertThat(settings.withTarget(moved).targets()).containsExactly(moved, other);
    assertThat(settings.withoutTarget("shop-dev").lastTarget()).isEmpty();
  }

  @Test
  void passwordsAreKeptAndForgotten() {
    var passwords = new Passwords(home);
    assertThat(passwords.get("shop")).isEmpty();
    passwords.put("shop", "pässword\"");
    assertThat(new Passwords(home).get("shop")).contains("pässword\"");
    passwords.remove("shop");
    assertThat(passwords.get("shop")).isEmpty();
  }

  @Test
  void aBrokenPasswordFileIsNotQuoted() throws IOException {
    Files.writeString(home.resolve("passwords.json"), "{\"shop\": topsecret}");
    assertThatThrownBy(() -> new Passwords(home).get("shop"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void directoriesFollowXdgAndThePlatform() {
    var xdg =
        Directories.of(
            "Linux",
            "/home/a",
            Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s", "XDG_DATA_HOME", "relative"));
    assertThat(xdg)
        .isEqualTo(
            new Directories(
                Path.of("/c/tanemaki"),
                Path.of("/s/tanemaki"),
                Path.of("/home/a/.local/share/tanemaki")));
    assertThat(Directories.of("Mac OS X", "/Users/a", Map.of()).data())
        .isEqualTo(Path.of("/Users/a/Library/Application Support/tanemaki"));
    assertThat(Directories.of("Windows 11", "/u", Map.of("LOCALAPPDATA", "/l")).data())
        .isEqualTo(Path.of("/l/tanemaki/data"));
  }
}
