package dev.tanemaki.ui.plan.editor;

/**
 * One of a list to choose from, whatever the rule.
 *
 * @param key the value, the parent's key or the flag's label
 * @param weight as in the plan: relative, or a probability from 0 to 1
 * @param text the words that go with it, may be empty
 */
record Choice(String key, double weight, String text) {

  Choice withWeight(double moved) {
    return new Choice(key, moved, text);
  }

  Choice withKey(String other) {
    return new Choice(other, weight, text);
  }

  Choice withText(String other) {
    return new Choice(key, weight, other);
  }
}
