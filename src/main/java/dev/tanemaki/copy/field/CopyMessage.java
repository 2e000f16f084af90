package dev.tanemaki.copy.field;

import dev.tanemaki.problem.Message;

/**
 * What can be said of values that cannot be sent. The sentences, with the arguments they take,
 * stand in {@code sentences.properties} and its translations.
 */
public enum CopyMessage implements Message.Key {
  // A value that its column does not hold.
  TOO_LONG,
  ROW_TOO_LONG,
  CHARACTERS,
  SHORTEN,

  // A rule whose values its column does not take.
  NOT_LOADED,
  MAKES,
  OTHER_RULE,
  TEXTS,
  UUIDS,
  ARRAYS,
  AN_ARRAY,
  FLOATS,
  INFINITY,
  ARRAYS_OF,
  AS_TEXT
}
