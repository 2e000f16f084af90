package dev.tanemaki.cli;

import picocli.CommandLine.Command;

/** {@code tanemaki plan}: plan files. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plan files: check, show.",
    synopsisSubcommandLabel = "COMMAND")
final class PlanCommand extends CommandGroup {}
