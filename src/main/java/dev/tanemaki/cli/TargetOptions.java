package dev.tanemaki.cli;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Secret;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.settings.TargetProfile;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code --target NAME | --url JDBC_URL}, of every command that touches a database. */
final class TargetOptions {

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Which which = new Which();

  @Option(
      names = {"-y", "--yes"},
      description = "Answer yes to every question.")
  private boolean yes;

  static final class Which {
    @Option(
        names = "--target",
        paramLabel = "NAME",
        description = "A target by its name; default: the sandbox.")
    private String name;

    @Option(
        names = "--url",
        paramLabel = "JDBC_URL",
        description = "A database by its URL, jdbc:postgresql://host:port/database?user=name.")
    private String url;
  }

  boolean yes() {
    return yes;
  }

  /** Whether the operator typed a URL, so that no profile vouches for the place. */
  boolean byUrl() {
    return which.url != null;
  }

  /** The target these options speak of; starts the sandbox when it is that. */
  Target resolve(Services services) {
    if (which.url != null) {
      return Target.parse(which.url);
    }
    if (which.name != null && !which.name.equals("sandbox")) {
      return named(services, which.name);
    }
    return services.sandbox().start();
  }

  static Target named(Services services, String name) {
    var settings = services.settings().load().settings();
    TargetProfile profile =
        settings
            .target(name)
            .orElseThrow(
                () ->
                    Problem.usage(
                            "There is no target \"" + name + "\"",
                            "",
                            "Targets: "
                                + settings.targets().stream()
                                    .map(TargetProfile::name)
                                    .collect(Collectors.joining(", ", "sandbox, ", ""))
                                    .replaceFirst(", $", "")
                                + ". Add one with: tanemaki targets add NAME --url JDBC_URL"
                                + " --environment ENV")
                        .asException());
    Target bare = Target.parse(name, Environment.parse(profile.environment()), profile.url());
    return new Target(
        name,
        bare.environment(),
        bare.jdbcUrl(),
        profile.user().isEmpty() ? bare.user() : profile.user(),
        services.passwords().get(name).map(Secret::new).orElse(bare.password()));
  }
}
