package dev.tanemaki.ui.session;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import java.util.concurrent.Callable;

/**
 * A target one can choose, before anybody knows whether it can be reached.
 *
 * @param name what the operator calls it
 * @param environment sets the window's colour
 * @param sandbox whether choosing it may have to start a server
 * @param opener gives the target itself, in the background; starts the sandbox where needed
 */
public record TargetChoice(
    String name, Environment environment, boolean sandbox, Callable<Target> opener) {}
