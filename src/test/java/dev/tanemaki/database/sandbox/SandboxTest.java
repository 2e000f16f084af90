package dev.tanemaki.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Environment;
import dev.tanemaki.database.ErrorClass;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.TinyDisk;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class SandboxTest {

  /** Made once, because making data takes seconds; whoever tests the making does without. */
  @TempDir static Path template;

  @TempDir Path directory;

  private Sandbox sandbox;

  @BeforeAll
  static void makeTemplate() {
    var made = TestServer.sandbox(template.resolve("sandbox"));
    made.start();
    made.stop();
  }

  @BeforeEach
  void copyTemplate() throws IOException {
    sandbox = TestServer.sandbox(directory.resolve("sandbox"));
    TestServer.copyTree(template, directory);
  }

  @AfterEach
  void stop() {
    sandbox.stop();
  }

  @Test
  void keepsItsDataAndItsPortBetweenLaunches() throws IOException {
    Target first = sandbox.start();
    assertThat(first.environment()).isEqualTo(Environment.SANDBOX);
    execute(first, "create table kept(x int)");
    assertThat(sandbox.stop()).isTrue();
    assertThat(sandbox.stop()).isFalse();
    assertThat(sandbox.attachIfRunning()).isEmpty();
    Target second = sandbox.start();
    assertThat(second).isEqualTo(first);
    assertThat(count(second, "kept")).isZero();
    try (var files = Files.list(sandbox.directory())) {
      assertThat(files).as("what programs printed").noneMatch(f -> f.toString().endsWith(".out"));
    }
  }

  @Test
  void isDurableAndClosedToOthers() throws IOException {
    // As an operator gets it, not as tests do.
    sandbox = new Sandbox(directory.resolve("own"), TestServer.binaries(), Map.of());
    Target target = sandbox.start();
    try (var database = Database.open(target, 1)) {
      assertThat(database.server().settings())
          .containsEntry("fsync", "on")
          .containsEntry("synchronous_commit", "on")
          .containsEntry("full_page_writes", "on")
          .containsEntry("server_encoding", "UTF8");
      assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(database, "unix_socket_directories")).isEmpty();
      assertThat(show(database, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(show(database, "search_path")).isEqualTo("public");
      // Its own password is random, those of other roles are people's.
      assertThat(show(database, "scram_iterations")).isEqualTo("4096");
      var own = "select rolpassword from pg_authid where rolname = 'tanemaki'";
      assertThat(database.with(s -> s.queryOne(own, row -> row.string(1))).orElseThrow())
          .startsWith("SCRAM-SHA-256$1:");
      long trusting =
          database.with(
              s ->
                  s.queryLong(
                      "select count(*) from pg_hba_file_rules where auth_method <>"
                          + " 'scram-sha-256'"));
      assertThat(trusting).isZero();
      var about =
          database.with(
              s ->
                  s.queryOne(
                      "select datlocprovider::text || ' ' || datlocale || ' ' || rolname from"
                          + " pg_database join pg_roles r on r.oid = datdba where datname ="
                          + " current_database()",
                      row -> row.string(1)));
      assertThat(about).contains("b C.UTF-8 tanemaki");
    }
    assertThat(permissions("password")).isEqualTo("rw-------");
    assertThat(permissions("data")).isEqualTo("rwx------");
    assertThat(permissions(".")).isEqualTo("rwx------");
  }

  @Test
  void theUrlOpensTheServer() {
    Target target = Target.parse("jdbc:" + sandbox.url());
    try (var database = Database.open(target, 1)) {
      assertThat(database.server().database()).isEqualTo("tanemaki");
    }
  }

  @Test
  void aSecondLaunchAttaches() {
    Target first = sandbox.start();
    var second = TestServer.sandbox(sandbox.directory());
    assertThat(second.attachIfRunning()).contains(first);
    assertThat(second.start()).isEqualTo(first);
    assertThat(second.stop()).isTrue();
    assertThat(sandbox.attachIfRunning()).isEmpty();
  }

  @Test
  void fourFirstLaunchesAtOnceShareOneServer() {
    sandbox = TestServer.sandbox(directory.resolve("empty"));
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<CompletableFuture<Target>> starts =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> TestServer.sandbox(sandbox.directory()).start(), threads))
              .toList();
      assertThat(starts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
  }

  @Test
  void anotherProcessAttachesAndTheServerOutlivesIt() throws Exception {
    Process other = launch("start");
    assertThat(other.waitFor()).isZero();
    long server = pid();
    assertThat(ProcessHandle.of(server)).isPresent();
    Target target = sandbox.attachIfRunning().orElseThrow();
    execute(target, "create table made_here(x int)");
    assertThat(launch("start").waitFor()).isZero();
    assertThat(pid()).isEqualTo(server);
  }

  @Test
  void anOrdinaryUserStartsItWithoutHelp() throws Exception {
    assumeTrue(Account.isRoot(), "an ordinary user already: all other tests show it");
    // In a user namespace root is an ordinary user who owns the same files.
    Process other = launch("start", "unshare", "--user");
    assumeTrue(other.waitFor() == 0, "this machine has no user namespaces");
    execute(sandbox.attachIfRunning().orElseThrow(), "create table made_here(x int)");
  }

  @Test
  void rootWithoutNamespacesLeavesTheDataToTheirOwner() throws Exception {
    assumeTrue(Account.isRoot(), "only root needs another user");
    Path data = sandbox.directory().resolve("data");
    var nobody =
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    try (var tree = Files.walk(data)) {
      for (Path path : tree.toList()) {
        Files.setOwner(path, nobody);
      }
    }
    // Temporary directories of tests are closed to others.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    assertThat(Account.find(directory, data).owner()).contains("nobody");
    execute(sandbox.start(), "create table made_here(x int)");
    assertThat(Files.getOwner(pidFile())).isEqualTo(nobody);
    assertThat(sandbox.stop()).isTrue();
  }

  @Test
  void aPortTakenBySomebodyElseIsLeftToThem() throws IOException {
    Target first = sandbox.start();
    sandbox.stop();
    int port = Integer.parseInt(first.port());
    try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      Target second = sandbox.start();
      assertThat(second.port()).isNotEqualTo(first.port());
      sandbox.stop();
    }
    // Remembered: whoever noted the new port finds the server there.
    assertThat(sandbox.start().port()).isNotEqualTo(first.port());
  }

  @Test
  void sandboxesOfTwoPlacesDoNotLookForTheSamePortFirst() {
    Path here = Path.of("/home/a/sandbox");
    int port = Ports.choose(0, here, Set.of());
    assertThat(Ports.choose(0, here, Set.of())).isEqualTo(port);
    assertThat(Ports.choose(0, Path.of("/home/b/sandbox"), Set.of())).isNotEqualTo(port);
    var all = IntStream.range(15_432, 15_632).boxed().collect(Collectors.toSet());
    all.remove(port);
    assertThat(Ports.choose(0, Path.of("/home/b/sandbox"), all)).isEqualTo(port);
  }

  @Test
  void aKilledServerIsStartedAgainWithWhatWasCommitted() throws IOException {
    Target target = sandbox.start();
    execute(target, "create table kept(x int)");
    execute(target, "insert into kept select generate_series(1, 1000)");
    killServer();
    assertThat(Files.exists(pidFile())).isTrue();
    assertThat(sandbox.attachIfRunning()).isEmpty();
    assertThat(count(sandbox.start(), "kept")).isEqualTo(1000);
  }

  @Test
  void aPidFileWhoseNumberNowBelongsToSomebodyElseIsNoHindrance() throws IOException {
    sandbox.start();
    killServer();
    List<String> lines = Files.readAllLines(pidFile());
    lines.set(0, String.valueOf(ProcessHandle.current().pid()));
    Files.write(pidFile(), lines);
    assertThat(sandbox.attachIfRunning()).isEmpty();
    assertThat(sandbox.stop()).isFalse();
    Target target = sandbox.start();
    assertThat(count(target, "pg_database")).isPositive();
  }

  @Test
  void aHalfFinishedSetupIsDoneAgain() throws IOException {
    Path half = directory.resolve("half");
    Files.createDirectories(half.resolve("data.half").resolve("base"));
    Files.writeString(half.resolve("data.half").resolve("PG_VERSION"), "18\n");
    Files.writeString(half.resolve("password"), "of the setup that did not finish");
    Files.createDirectories(half.resolve("binaries").resolve("unpacking-1").resolve("bin"));
    var own = new Sandbox(half, half.resolve("binaries"), Map.of("fsync", "off"));
    Target target = own.start();
    assertThat(count(target, "pg_database")).isPositive();
    own.stop();
    assertThat(half.resolve("data.half")).doesNotExist();
    assertThat(half.resolve("binaries").resolve("unpacking-1")).doesNotExist();
  }

  @Test
  void aPoolFailsWhileTheServerIsAwayAndGoesOnAfterItsReturn() {
    try (var database = Database.open(sandbox.start(), 1)) {
      var open = database.session();
      open.begin();
      open.execute("create table lost(x int)");
      sandbox.stop();
      for (int i = 0; i < 2; i++) {
        var gone = catchThrowableOfType(ServerException.class, () -> open.queryLong("select 1"));
        assertThat(gone.errorClass()).isEqualTo(ErrorClass.CONNECTION_LOST);
      }
      open.close();
      var away = catchThrowableOfType(ServerException.class, database::session);
      assertThat(away.errorClass()).isEqualTo(ErrorClass.CONNECTION_LOST);
      assertThat(away.getMessage()).contains("cannot be reached").contains("nobody listens");
      sandbox.start();
      long lost = database.with(s -> s.queryLong("select count(to_regclass('lost'))"));
      assertThat(lost).isZero();
    }
  }

  @Test
  void aResetLeavesAnEmptyDatabase() {
    execute(sandbox.start(), "create table gone(x int)");
    sandbox.reset();
    assertThat(sandbox.attachIfRunning()).isEmpty();
    assertThat(sandbox.directory().resolve("data")).doesNotExist();
    Target target = sandbox.start();
    long tables =
        with(
            target,
            d ->
                d.with(
                    s ->
                        s.queryLong("select count(*) from pg_tables where schemaname = 'public'")));
    assertThat(tables).isZero();
    TestServer.sandbox(directory.resolve("never made")).reset();
  }

  @Test
  void aLostPasswordIsSaid() throws IOException {
    sandbox.start();
    sandbox.stop();
    Files.delete(sandbox.directory().resolve("password"));
    var lost = catchThrowableOfType(ProblemException.class, sandbox::start);
    assertThat(lost.getMessage()).contains("password is lost").contains("sandbox reset");
  }

  @Test
  void dataOfAnotherVersionAreSaid() throws IOException {
    sandbox.start();
    sandbox.stop();
    Files.writeString(sandbox.directory().resolve("data").resolve("PG_VERSION"), "13\n");
    var old = catchThrowableOfType(ProblemException.class, sandbox::start);
    assertThat(old.getMessage()).contains("13").contains("sandbox reset");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    var e =
        catchThrowableOfType(
            ProblemException.class, () -> TestServer.sandbox(file.resolve("sandbox")).start());
    assertThat(e.getMessage()).contains("Not a directory").contains("XDG_DATA_HOME");
    assertThat(e.problem().kind().exitCode()).isEqualTo(1);
  }

  @Test
  void aFullDiskIsSaidAndNothingHalfMadeStays() throws IOException {
    var small = TinyDisk.mount(30);
    assumeTrue(small.isPresent(), "this user may not mount a small file system");
    Path place = small.get().resolve("sandbox");
    for (var tight : List.of(TestServer.sandbox(place), new Sandbox(place))) {
      var e = catchThrowableOfType(ProblemException.class, tight::start);
      assertThat(e.getMessage()).contains("disk is full").contains(place.toString());
      assertThat(place.resolve("data")).doesNotExist();
    }
  }

  private Process launch(String verb, String... prefix) throws IOException {
    var command = new ArrayList<>(List.of(prefix));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SandboxLauncher.class.getName(), sandbox.directory().toString(), verb));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("launch.log").toFile())
        .start();
  }

  private Path pidFile() {
    return sandbox.directory().resolve("data").resolve("postmaster.pid");
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
  }

  private void killServer() throws IOException {
    ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(server.children().toList());
    all.add(server);
    all.forEach(ProcessHandle::destroyForcibly);
    Await.until("the server is dead", () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(sandbox.directory().resolve(file)));
  }

  private static String show(Database database, String setting) {
    return database.with(s -> s.queryOne("show " + setting, row -> row.string(1))).orElseThrow();
  }

  private static void execute(Target target, String... statements) {
    with(target, d -> d.with(s -> Arrays.stream(statements).mapToLong(s::execute).sum()));
  }

  private static long count(Target target, String table) {
    return with(target, d -> d.with(s -> s.queryLong("select count(*) from " + table)));
  }

  private static <T> T with(Target target, java.util.function.Function<Database, T> work) {
    try (var database = Database.open(target, 1)) {
      return work.apply(database);
    }
  }
}
