package dev.tanemaki.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The streams a command talks over.
 *
 * @param in where answers come from
 * @param out results and progress
 * @param err problems
 * @param interactive whether a person sits in front of it: questions make sense and lines can be
 *     drawn over
 */
public record Terminal(BufferedReader in, PrintStream out, PrintStream err, boolean interactive) {

  /** The terminal this process was started from. */
  public static Terminal ofProcess() {
    Console console = System.console();
    Charset charset = charset();
    return new Terminal(
        new BufferedReader(new InputStreamReader(System.in, charset)),
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        console != null && console.isTerminal());
  }

  /** Where no locale is set, Java would write question marks for everything Japanese. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", "UTF-8");
    if (name.equals("ANSI_X3.4-1968") || name.equals("US-ASCII")) {
      return StandardCharsets.UTF_8;
    }
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
  }

  /** Asks for the word yes; anything else, or the end of the input, is a no. */
  boolean confirm(String question) {
    out.print(question + " Type yes to go on: ");
    out.flush();
    String answer = readLine();
    return answer != null && answer.strip().equalsIgnoreCase("yes");
  }

  private String readLine() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
