package dev.tanemaki.cli;

import picocli.CommandLine.Command;

/** {@code tanemaki} itself: only its help. */
@Command(
    name = "tanemaki",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Fills PostgreSQL with realistic data.%n",
    descriptionHeading = "%n",
    description = "Without a command the console opens.",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or plan, 3 refused by a guard rail,",
      "4 done, but an alert is up and --fail-on alert was given, 130 cancelled."
    })
final class RootCommand extends CommandGroup {}
