package dev.tanemaki.ui.plan.editor;

/** What the weights of a list of choices mean. */
enum ChoiceKind {
  /** Values of the column, their weights relative to each other. */
  VALUES,
  /** Keys of the parent, relative to each other; the last choice is all keys not listed. */
  KEYS,
  /** Flags, each with a probability of its own. */
  FLAGS;

  boolean sharesAWhole() {
    return this != FLAGS;
  }

  boolean hasWords() {
    return this != KEYS;
  }
}
