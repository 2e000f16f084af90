package dev.tanemaki.plan;

import java.util.List;
import java.util.Map;

/**
 * How a part of a plan may stand in a file, without style: what an edit holds against the nodes
 * that are there, to change only those that say something else.
 */
public sealed interface Form {

  /** How two texts of a value are compared. */
  enum Reads {
    TEXT,
    NUMBER,
    DURATION,
    /** No value at all; the text does not count. */
    NOTHING
  }

  /** One value. */
  record Value(String text, Reads reads) implements Form {

    /** Whether a scalar of a file says the same. */
    public boolean says(YamlNode.Scalar scalar) {
      return switch (reads) {
        case NOTHING -> scalar.isNull();
        case TEXT -> !scalar.isNull() && scalar.text().equals(text);
        case NUMBER -> Scalars.number(scalar.text()).equals(Scalars.number(text));
        case DURATION -> Scalars.duration(scalar.text()).equals(Scalars.duration(text));
      };
    }
  }

  record Items(List<Form> items) implements Form {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** How the keys of a mapping are told from each other. */
  enum Naming {
    /** They are words of the plan: their order says nothing. */
    WORDS,
    /** They are the operator's, in an order that counts. */
    FREE,
    /** They are ranges, in an order that counts. */
    RANGES
  }

  record Keys(Naming naming, List<Key> keys) implements Form {
    public Keys {
      keys = List.copyOf(keys);
    }

    /** Whether a key of a file and one of these are the same. */
    public boolean same(String inFile, String key) {
      if (naming != Naming.RANGES || inFile.equals(key)) {
        return inFile.equals(key);
      }
      var a = Scalars.range(inFile);
      var b = Scalars.range(key);
      return a.isPresent() && b.isPresent() && java.util.Arrays.equals(a.get(), b.get());
    }
  }

  /**
   * @param silent what holds where the key is not there: it need not be written
   */
  record Key(String key, Form value, boolean silent) {}

  /** Weights by hour 0–23, whose keys may be ranges of hours. */
  record Hours(Map<Integer, Double> weights) implements Form {}

  /** Any of these says it; the first is the one to write. */
  record Either(List<Form> forms) implements Form {
    public Either {
      forms = List.copyOf(forms);
    }
  }
}
