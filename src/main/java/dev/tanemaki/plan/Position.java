package dev.tanemaki.plan;

/**
 * A place in a file, lines and columns counted from 1.
 *
 * @param file name of the file without its directory
 */
public record Position(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
