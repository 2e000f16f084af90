package dev.tanemaki.ui;

import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsStore;

/**
 * What the console needs of the engine, wired by whoever opens it.
 *
 * @param settings read at the start, changed by the screens; closed by whoever made it
 */
public record ConsoleServices(
    SettingsStore settings,
    Passwords passwords,
    Sandbox sandbox,
    RunService runs,
    Datasets datasets) {}
