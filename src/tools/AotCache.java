import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the ahead-of-time cache (JEP 483) of an installed layout, so that the first command starts
 * as fast as all after it: a small run into a sandbox of its own, with everything a run has, loads
 * the classes. A JVM takes a cache of its own build alone; the launcher compares the release file
 * beside it. Without one everything works and starts a little later, so this never fails.
 */
public final class AotCache {

  private static final List<String> RUN =
      List.of("seed", "--rows", "20000", "--constraints", "suspend", "--yes");

  public static void main(String[] args) throws IOException, InterruptedException {
    Path lib = Path.of(args[0]).resolve("lib").toAbsolutePath();
    Path scratch = Path.of(args[1]).toAbsolutePath();
    Path home = Path.of(System.getProperty("java.home"));
    Path cache = lib.resolve("tanemaki.aot");
    Path release = lib.resolve("tanemaki.aot.release");
    Files.deleteIfExists(release);
    int code = run(home, lib, scratch, List.of("-XX:AOTCacheOutput=" + cache), RUN);
    run(home, lib, scratch, List.of(), List.of("sandbox", "reset", "--yes"));
    if (code == 0 && Files.isRegularFile(cache) && Files.isRegularFile(home.resolve("release"))) {
      Files.copy(home.resolve("release"), release, StandardCopyOption.REPLACE_EXISTING);
    } else {
      System.out.println("No ahead-of-time cache was made (exit " + code + "); starts are slower.");
    }
  }

  /** With the launcher's own JVM options, which decide what a cache is good for. */
  private static int run(
      Path home, Path lib, Path scratch, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", lib.resolve("tanemaki.jar").toString(), "dev.tanemaki.Main"));
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    process
        .environment()
        .putAll(
            Map.of(
                "XDG_DATA_HOME", scratch.resolve("data").toString(),
                "XDG_STATE_HOME", scratch.resolve("state").toString(),
                "XDG_CONFIG_HOME", scratch.resolve("config").toString()));
    return process.start().waitFor();
  }
}
