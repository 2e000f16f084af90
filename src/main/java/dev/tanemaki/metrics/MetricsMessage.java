package dev.tanemaki.metrics;

import dev.tanemaki.problem.Message;

/**
 * What can be said of the port of the metrics. The sentences, with the arguments they take, stand
 * in {@code sentences.properties} and its translations.
 */
public enum MetricsMessage implements Message.Key {
  NO_PORT,
  PORTS,
  NOT_SERVED,
  PORT_TAKEN,
  PORT_FORBIDDEN,
  OTHER_PORT
}
