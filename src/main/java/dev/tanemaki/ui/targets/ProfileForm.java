package dev.tanemaki.ui.targets;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.settings.TargetProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is typed for a profile, and what is wrong with it. */
record ProfileForm(
    String name, String host, String port, String database, String user, Environment environment) {

  /** The fields that can be wrong. */
  enum Field {
    NAME,
    HOST,
    PORT,
    DATABASE,
    USER
  }

  static final ProfileForm EMPTY =
      new ProfileForm("", "localhost", "5432", "", "", Environment.DEVELOPMENT);

  /**
   * The profile's parts; an address that cannot be taken apart stands whole in the host's field.
   */
  static ProfileForm of(TargetProfile profile) {
    var environment = Environment.parse(profile.environment());
    try {
      var target = Target.parse(profile.name(), environment, profile.url());
      return new ProfileForm(
          profile.name(),
          target.host(),
          target.port(),
          target.database(),
          profile.user(),
          environment);
    } catch (ProblemException e) {
      return new ProfileForm(profile.name(), profile.url(), "", "", profile.user(), environment);
    }
  }

  /**
   * What keeps this from being a profile, by field; the values are keys of messages.
   *
   * @param others names that are taken
   */
  Map<Field, String> wrong(List<String> others) {
    var wrong = new EnumMap<Field, String>(Field.class);
    String called = name.strip();
    if (called.isEmpty()) {
      wrong.put(Field.NAME, "wrong.name.empty");
    } else if (others.contains(called) || called.equalsIgnoreCase(Environment.SANDBOX.label())) {
      wrong.put(Field.NAME, "wrong.name.taken");
    }
    if (!host.strip().matches("[^\\s/?#@]+")) {
      wrong.put(Field.HOST, "wrong.host");
    }
    if (!port.strip().matches("[0-9]{1,5}")
        || Integer.parseInt(port.strip()) < 1
        || Integer.parseInt(port.strip()) > 65_535) {
      wrong.put(Field.PORT, "wrong.port");
    }
    if (!database.strip().matches("[^\\s/?#]+")) {
      wrong.put(Field.DATABASE, "wrong.database");
    }
    if (user.strip().isEmpty()) {
      wrong.put(Field.USER, "wrong.user");
    }
    return wrong;
  }

  /** The profile; only where nothing is wrong. */
  TargetProfile profile() {
    String url = "jdbc:postgresql://" + host.strip() + ":" + port.strip() + "/" + database.strip();
    return new TargetProfile(name.strip(), url, user.strip(), environment.label());
  }
}
