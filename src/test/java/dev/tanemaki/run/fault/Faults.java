package dev.tanemaki.run.fault;

/**
 * How often the tests of this package break something: seldom, so that they take a few minutes
 * together, or, with {@code -Dtanemaki.faults=long}, as often as trust needs.
 */
final class Faults {

  private static final boolean LONG = "long".equals(System.getProperty("tanemaki.faults"));

  private Faults() {}

  static int times(int few, int many) {
    return LONG ? many : few;
  }
}
