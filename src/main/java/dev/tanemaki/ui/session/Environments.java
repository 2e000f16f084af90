package dev.tanemaki.ui.session;

import dev.tanemaki.ui.kit.Environment;

/** The engine's environments as the kit shows them. */
public final class Environments {

  private Environments() {}

  public static Environment of(dev.tanemaki.database.Environment environment) {
    return switch (environment) {
      case SANDBOX -> Environment.SANDBOX;
      case DEVELOPMENT -> Environment.DEVELOPMENT;
      case STAGING -> Environment.STAGING;
      case PRODUCTION -> Environment.PRODUCTION;
    };
  }
}
