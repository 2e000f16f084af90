package dev.tanemaki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** The frame of a command that looks something up and tells it, for reading and as JSON. */
abstract class TellingCommand implements Callable<Integer> {

  @Mixin JsonOption json;
  final Services services;
  final Terminal terminal;

  TellingCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }
}
