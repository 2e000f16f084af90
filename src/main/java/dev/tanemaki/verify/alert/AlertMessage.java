package dev.tanemaki.verify.alert;

import dev.tanemaki.problem.Message;

/**
 * What can be said of a rule of an alert. The sentences, with the arguments they take, stand in
 * {@code sentences.properties} and its translations.
 */
public enum AlertMessage implements Message.Key {
  NO_ALERT,
  NO_MEASURE_WITH_LIMIT,
  NOT_MEASURED,
  SHARE_OVER_ALL,
  DRIFT_NEEDS_SHARE,
  OF_COLUMN,
  EXAMPLES,
  UNTOLD,
  NO_TABLE,
  NO_COLUMN
}
