package dev.tanemaki.ui;

import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsStore;
import java.util.Optional;

/**
 * What the console needs of the engine, wired by whoever opens it.
 *
 * @param settings read at the start, changed by the screens; closed by whoever made it
 * @param metrics of the runs, for whoever scrapes them
 * @param trouble what went wrong before there was a window to say it in
 */
public record ConsoleServices(
    SettingsStore settings,
    Passwords passwords,
    Sandbox sandbox,
    RunService runs,
    Datasets datasets,
    BenchmarkStore benchmarks,
    RunMetrics metrics,
    Optional<Problem> trouble) {}
