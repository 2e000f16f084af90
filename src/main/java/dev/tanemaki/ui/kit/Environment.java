package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.theme.Role;
import java.util.Locale;

/** The kinds of environment as the window shows them. */
public enum Environment {
  SANDBOX(Role.ENVIRONMENT_SANDBOX),
  DEVELOPMENT(Role.ENVIRONMENT_DEVELOPMENT),
  STAGING(Role.ENVIRONMENT_STAGING),
  PRODUCTION(Role.ENVIRONMENT_PRODUCTION);

  private final Role role;

  Environment(Role role) {
    this.role = role;
  }

  public Role role() {
    return role;
  }

  /** Sets {@code -tm-environment} to the environment's colour for a node and all it contains. */
  public String styleClass() {
    return "tm-environment-" + name().toLowerCase(Locale.ROOT);
  }
}
