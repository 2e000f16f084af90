package dev.tanemaki.ui.session;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Secret;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.settings.TargetProfile;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The targets one can choose: the sandbox first, then the operator's profiles in their order. */
public final class Targets {

  private final SettingsStore settings;
  private final Passwords passwords;
  private final TargetChoice sandbox;
  private final ObservableList<TargetChoice> choices = FXCollections.observableArrayList();

  public Targets(Sandbox sandbox, SettingsStore settings, Passwords passwords) {
    this.settings = settings;
    this.passwords = passwords;
    this.sandbox = new TargetChoice("", Environment.SANDBOX, true, sandbox::start);
    reload();
  }

  public ObservableList<TargetChoice> choices() {
    return choices;
  }

  public TargetChoice sandbox() {
    return sandbox;
  }

  /** What the operator worked on last; the sandbox when it is gone. */
  public TargetChoice last() {
    String name = settings.get().lastTarget();
    return choices.stream()
        .filter(choice -> !choice.sandbox() && choice.name().equals(name))
        .findFirst()
        .orElse(sandbox);
  }

  public List<TargetProfile> profiles() {
    return settings.get().targets();
  }

  /** The choice of that profile. */
  public TargetChoice choice(TargetProfile profile) {
    var environment = Environment.parse(profile.environment());
    return new TargetChoice(
        profile.name(), environment, false, () -> target(profile, kept(profile.name())));
  }

  /** The choice of a profile that is not kept yet. */
  public TargetChoice choice(TargetProfile profile, String password) {
    var environment = Environment.parse(profile.environment());
    return new TargetChoice(
        profile.name(), environment, false, () -> target(profile, new Secret(password)));
  }

  /** The choice of a changed profile with the password that is kept under its former name. */
  public TargetChoice choiceWithKept(TargetProfile profile, String keptUnder) {
    var environment = Environment.parse(profile.environment());
    return new TargetChoice(
        profile.name(), environment, false, () -> target(profile, kept(keptUnder)));
  }

  /**
   * Keeps a profile. Waits for the disk: not for the JavaFX thread.
   *
   * @param before the name it had, empty for a new one; a new name takes the password along
   * @param password empty for none; null leaves the one that is kept
   */
  public void save(TargetProfile profile, String before, String password) {
    boolean renamed = !before.isEmpty() && !before.equals(profile.name());
    String secret = password;
    if (secret == null && renamed) {
      secret = passwords.get(before).orElse("");
    }
    if (secret != null) {
      passwords.put(profile.name(), secret);
    }
    if (renamed) {
      passwords.remove(before);
      boolean last = settings.get().lastTarget().equals(before);
      settings.update(now -> now.withTarget(profile).withoutTarget(before));
      if (last) {
        settings.update(now -> now.withLastTarget(profile.name()));
      }
    } else {
      settings.update(now -> now.withTarget(profile));
    }
  }

  /** Forgets a profile and its password. Waits for the disk: not for the JavaFX thread. */
  public void remove(String name) {
    passwords.remove(name);
    settings.update(now -> now.withoutTarget(name));
  }

  /** Brings the choices up to date with the profiles. */
  public void reload() {
    var now = new ArrayList<TargetChoice>();
    now.add(sandbox);
    profiles().forEach(profile -> now.add(choice(profile)));
    choices.setAll(now);
  }

  private Secret kept(String name) {
    return passwords.get(name).map(Secret::new).orElse(Secret.NONE);
  }

  private static Target target(TargetProfile profile, Secret password) {
    var parsed =
        Target.parse(profile.name(), Environment.parse(profile.environment()), profile.url());
    String user = profile.user().isEmpty() ? parsed.user() : profile.user();
    var secret = password.isEmpty() ? parsed.password() : password;
    return new Target(parsed.name(), parsed.environment(), parsed.jdbcUrl(), user, secret);
  }
}
