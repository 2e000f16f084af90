package dev.tanemaki.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Words addressed by code, laid one after another in a single array. Immutable and shared. */
public final class Dictionary {

  private final byte[] utf8;
  private final int[] offsets;

  private Dictionary(byte[] utf8, int[] offsets) {
    this.utf8 = utf8;
    this.offsets = offsets;
  }

  public static Dictionary of(List<String> words) {
    var encoded = words.stream().map(w -> w.getBytes(StandardCharsets.UTF_8)).toList();
    int[] offsets = new int[encoded.size() + 1];
    for (int i = 0; i < encoded.size(); i++) {
      offsets[i + 1] = offsets[i] + encoded.get(i).length;
    }
    byte[] all = new byte[offsets[encoded.size()]];
    for (int i = 0; i < encoded.size(); i++) {
      System.arraycopy(encoded.get(i), 0, all, offsets[i], encoded.get(i).length);
    }
    return new Dictionary(all, offsets);
  }

  public int size() {
    return offsets.length - 1;
  }

  public String word(int code) {
    return new String(utf8, offsets[code], offsets[code + 1] - offsets[code], StandardCharsets.UTF_8);
  }
}
