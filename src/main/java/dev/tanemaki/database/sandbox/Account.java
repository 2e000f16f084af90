package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who runs the server. PostgreSQL refuses to run as root; a root operator's server runs inside a
 * user namespace, where root is nobody in particular yet owns the same files, or else as another
 * user of the machine.
 *
 * @param prefix goes before every command
 * @param owner the other user, who must own the data; empty when the files stay the operator's
 */
record Account(List<String> prefix, Optional<String> owner) {

  private static final Duration PROBE = Duration.ofSeconds(10);
  private static final List<String> USERS = List.of("postgres", "nobody");

  /**
   * Finds out who can run the server, with as few rights as possible: the owner of the data where
   * there are some.
   *
   * @param directory where probes may write
   * @param data the data directory, which need not exist
   */
  static Account find(Path directory, Path data) throws IOException {
    if (!isRoot()) {
      return new Account(List.of(), Optional.empty());
    }
    String owner = Files.exists(data) ? Files.getOwner(data).getName() : "root";
    var namespace = List.of("unshare", "--user");
    if (owner.equals("root") && works(directory, namespace)) {
      return new Account(namespace, Optional.empty());
    }
    for (String user : owner.equals("root") ? USERS : List.of(owner)) {
      for (List<String> prefix :
          List.of(
              List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"),
              List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups"),
              List.of("runuser", "-u", user, "--"))) {
        if (works(directory, prefix)) {
          return new Account(prefix, Optional.of(user));
        }
      }
    }
    throw Problem.failed(
            "The sandbox cannot start as root",
            "PostgreSQL refuses to run as root, and neither unshare, setpriv nor runuser works"
                + " here",
            "Run Tanemaki as an ordinary user, or use a server of your own with --url.")
        .asException();
  }

  static boolean isRoot() {
    if (Trees.WINDOWS) {
      return false; // pg_ctl drops an administrator's rights by itself
    }
    return new com.sun.security.auth.module.UnixSystem().getUid() == 0;
  }

  /** A working prefix runs a program under a user that has a name and is not root. */
  private static boolean works(Path directory, List<String> prefix) {
    try {
      var command = new ArrayList<>(prefix);
      command.addAll(List.of("id", "-un"));
      var outcome = Program.run(directory, PROBE, command);
      return outcome.well() && !outcome.output().strip().equals("root");
    } catch (IOException e) {
      return false;
    }
  }

  List<String> command(String program, String... arguments) {
    var command = new ArrayList<>(prefix);
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Whether this account can enter the directory, given to it or not. */
  boolean canEnter(Path directory) throws IOException {
    return owner.isEmpty()
        || Program.run(directory, PROBE, command("test", "-x", directory.toString())).well();
  }

  /** Gives a file or directory to the account. */
  void own(Path path) throws IOException {
    if (owner.isPresent()) {
      UserPrincipal user =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get());
      Files.setOwner(path, user);
    }
  }
}
