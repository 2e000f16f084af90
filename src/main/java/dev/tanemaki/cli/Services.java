package dev.tanemaki.cli;

import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsFile;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What commands work with.
 *
 * @param runs made only for a command that runs something: it brings the probes with it
 * @param benchmarks those of any day
 * @param metrics of the runs, for whoever scrapes them
 * @param log where details of the unexpected are
 */
public record Services(
    SettingsFile settings,
    Passwords passwords,
    Sandbox sandbox,
    Supplier<RunService> runs,
    BenchmarkStore benchmarks,
    RunMetrics metrics,
    Path log) {}
