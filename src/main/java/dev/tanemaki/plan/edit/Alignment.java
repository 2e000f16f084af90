package dev.tanemaki.plan.edit;

import java.util.ArrayList;
import java.util.List;

/** A longest common subsequence: what of a list is in another, in the order of both. */
final class Alignment {

  /** Comparisons that a long list may take; a longer one keeps its beginning and its end. */
  private static final long MOST = 1_000_000;

  /** An item before and the same after, by index. */
  record Pair(int before, int after) {}

  interface Same {
    boolean test(int before, int after);
  }

  private Alignment() {}

  static List<Pair> of(int before, int after, Same same) {
    var pairs = new ArrayList<Pair>();
    int shorter = Math.min(before, after);
    int head = 0;
    while (head < shorter && same.test(head, head)) {
      pairs.add(new Pair(head, head));
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && same.test(before - 1 - tail, after - 1 - tail)) {
      tail++;
    }
    if ((long) (before - head - tail) * (after - head - tail) <= MOST) {
      middle(head, before - tail, after - tail, same, pairs);
    }
    for (int i = tail; i > 0; i--) {
      pairs.add(new Pair(before - i, after - i));
    }
    return pairs;
  }

  private static void middle(int head, int before, int after, Same same, List<Pair> pairs) {
    var longest = new int[before - head + 1][after - head + 1];
    for (int i = before - 1; i >= head; i--) {
      for (int j = after - 1; j >= head; j--) {
        longest[i - head][j - head] =
            same.test(i, j)
                ? longest[i - head + 1][j - head + 1] + 1
                : Math.max(longest[i - head + 1][j - head], longest[i - head][j - head + 1]);
      }
    }
    int i = head;
    int j = head;
    while (i < before && j < after) {
      if (same.test(i, j)) {
        pairs.add(new Pair(i++, j++));
      } else if (longest[i - head + 1][j - head] >= longest[i - head][j - head + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
