package dev.tanemaki.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the parts of a template fewer before any row is made: fixed words join the dictionary
 * beside them, and dictionaries that share a choice become one. A row then costs one copy where it
 * had cost three.
 */
final class Fusion {

  /** No fused dictionary grows beyond so many bytes: it has to stay in a core's cache. */
  private static final int MAX_BYTES = 1 << 18;

  private Fusion() {}

  static List<Formula> fuse(List<Formula> parts) {
    var fused = new ArrayList<Formula>();
    for (Formula part : parts) {
      Formula together = fused.isEmpty() ? null : together(fused.getLast(), part);
      if (together == null) {
        fused.add(part);
      } else {
        fused.set(fused.size() - 1, together);
      }
    }
    return fused;
  }

  static boolean constant(Picker picker) {
    return picker.alternatives() == 1 && !picker.nullable();
  }

  private static Formula together(Formula first, Formula second) {
    if (first instanceof Formula.Coded(Picker p1, Dictionary.Words w1)
        && second instanceof Formula.Coded(Picker p2, Dictionary.Words w2)
        && (p1 == p2 || constant(p1) || constant(p2))) {
      int size = Math.max(w1.size(), w2.size());
      boolean firstConstant = p1 != p2 && constant(p1);
      boolean secondConstant = p1 != p2 && constant(p2);
      long bytes = 0;
      for (int i = 0; i < size; i++) {
        bytes += w1.length(firstConstant ? 0 : i) + w2.length(secondConstant ? 0 : i);
      }
      if (bytes > MAX_BYTES) {
        return null;
      }
      var words = new ArrayList<String>(size);
      for (int i = 0; i < size; i++) {
        String a = w1.word(firstConstant ? 0 : i);
        String b = w2.word(secondConstant ? 0 : i);
        words.add(a == null || b == null ? null : a + b);
      }
      return new Formula.Coded(firstConstant ? p2 : p1, Dictionary.Words.of(words));
    }
    return null;
  }
}
