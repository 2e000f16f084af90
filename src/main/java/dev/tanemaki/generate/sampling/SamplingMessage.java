package dev.tanemaki.generate.sampling;

import dev.tanemaki.problem.Message;

/**
 * Why nothing can be drawn. The sentences, with the arguments they take, stand in {@code
 * sentences.properties} and its translations.
 */
public enum SamplingMessage implements Message.Key {
  TOO_MANY_WEIGHTS,
  WEIGHT_BELOW_ZERO,
  ALL_WEIGHTS_ZERO
}
