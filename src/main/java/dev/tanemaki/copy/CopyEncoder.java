package dev.tanemaki.copy;

import dev.tanemaki.generate.Chunk;

/**
 * Encodes the chunks of one worker for {@code COPY … FROM STDIN}. Bound to the worker's vectors, so
 * every worker has its own.
 */
public sealed interface CopyEncoder permits BinaryCopyEncoder, TextCopyEncoder {

  /** What a stream begins with; may be nothing. */
  void begin(CopyBuffer buffer);

  /**
   * Appends the rows of a chunk.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, when a text is longer than its column
   */
  void encode(Chunk chunk, CopyBuffer buffer);

  /** What a stream ends with; may be nothing. */
  void end(CopyBuffer buffer);
}
