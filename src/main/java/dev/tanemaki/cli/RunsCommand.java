package dev.tanemaki.cli;

import picocli.CommandLine.Command;

/** {@code tanemaki runs}: what the ledger of a target knows. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Runs of a target: list, show, compare, note, report, resume, undo, restore.",
    synopsisSubcommandLabel = "COMMAND")
final class RunsCommand extends CommandGroup {}
