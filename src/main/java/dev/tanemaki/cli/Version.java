package dev.tanemaki.cli;

import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "tanemaki " + (version == null ? "from source" : version) + ", Java " + Runtime.version()
    };
  }
}
