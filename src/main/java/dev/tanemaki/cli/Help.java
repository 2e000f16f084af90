package dev.tanemaki.cli;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import java.io.IOException;

/**
 * Asks the person in front of the terminal to see to the server a run waits for. Where nobody sits
 * there the run ends: what is in stays, and it can be resumed.
 */
final class Help {

  private final Terminal terminal;
  private final Run run;
  private boolean asked;
  private boolean reading;

  Help(Terminal terminal, Run run) {
    this.terminal = terminal;
    this.run = run;
  }

  /** Asks once each time the run waits; called as often as one looks. */
  synchronized void ask(Problem problem) {
    if (!terminal.interactive()) {
      run.cancel();
      return;
    }
    if (asked) {
      return;
    }
    asked = true;
    terminal.err().println(problem.message());
    terminal.out().println("Press Enter when that is done, Ctrl+C to end the run here.");
    if (!reading) {
      reading = true;
      // A thread of its own, as reading cannot be interrupted; it ends with the process.
      Thread.ofPlatform().daemon().name("tanemaki-enter").start(this::read);
    }
  }

  private void read() {
    try {
      while (terminal.in().readLine() != null) {
        goOn();
      }
    } catch (IOException e) {
      // As at the end of the input: nobody will answer any more.
    }
    run.cancel();
  }

  private synchronized void goOn() {
    if (asked) {
      asked = false;
      run.resume();
    }
  }
}
