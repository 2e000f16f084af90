package dev.tanemaki.ui;

import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.session.CurrentPlan;
import java.util.List;

/**
 * What the console needs of the engine, wired by whoever opens it.
 *
 * @param settings read at the start, changed by the screens; closed by whoever made it
 * @param datasets names of the built-in datasets, in the order to offer them
 * @param plans reads a dataset or a plan file by its name
 */
public record ConsoleServices(
    SettingsStore settings,
    Passwords passwords,
    Sandbox sandbox,
    RunService runs,
    List<String> datasets,
    CurrentPlan.Reader plans) {

  public ConsoleServices {
    datasets = List.copyOf(datasets);
  }
}
