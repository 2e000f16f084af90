package dev.tanemaki.plan.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A remark stays with what it is about, however the collection is written. */
class RemarksTest {

  private static final int CASES = 1_500;
  private static final Pattern ENTRY = Pattern.compile("\\bv\\d+\\b");

  private enum Style {
    BRACES,
    BRACKETS,
    KEYS_BY_LINE,
    ITEMS_BY_LINE;

    boolean flow() {
      return this == BRACES || this == BRACKETS;
    }

    boolean keyed() {
      return this == BRACES || this == KEYS_BY_LINE;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRemarkStaysWithItsEntry(Style style) {
    for (int seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      int entries = 2 + random.nextInt(5);
      var text = written(style, entries, random);
      var before = PlanDocument.of("p.yml", text, PlanFiles.none());
      assertThat(before.findings()).as(text).isEmpty();
      var names = names(entries);
      boolean sorted = style.keyed() && random.nextInt(8) == 0;
      if (sorted) {
        Collections.shuffle(names, random);
      } else {
        change(names, random);
      }
      var after = before.withColumn("t", new ColumnPlan("c", rule(style, names), 0));
      assertThat(after.plan().orElseThrow().tables().getFirst().columns().getFirst().rule())
          .isEqualTo(rule(style, names));
      check(text, after.text(), Set.copyOf(names), sorted, style);
    }
  }

  @Test
  void remarksKeepTheirColumnWhereChoicesChangePlaces() {
    var frame =
        "tables:\n  t:\n    rows: 5\n    columns:\n      c:\n        weights: {%s\n        }\n";
    var before = "\n          a: 1,    # one\n          b: 2,    # two\n          c: 3     # three";
    var after = "\n          b: 2,    # two\n          c: 3,    # three\n          a: 1     # one";
    var moved =
        new Rule.Weights(
            List.of(
                new Rule.Weighted("b", 2), new Rule.Weighted("c", 3), new Rule.Weighted("a", 1)));
    var document = PlanDocument.of("p.yml", frame.formatted(before), PlanFiles.none());
    assertThat(document.withColumn("t", new ColumnPlan("c", moved, 0)).text())
        .isEqualTo(frame.formatted(after));
  }

  private static List<String> names(int entries) {
    var names = new ArrayList<String>();
    for (int i = 0; i < entries; i++) {
      names.add("v" + i);
    }
    return names;
  }

  /** Some go or some come, never all of them. */
  private static void change(List<String> names, Random random) {
    int changes = 1 + random.nextInt(2);
    boolean more = random.nextBoolean();
    for (int i = 0; i < changes; i++) {
      if (more) {
        names.add(random.nextInt(names.size() + 1), "v" + (90 + i));
      } else if (names.size() > 1) {
        names.remove(random.nextInt(names.size()));
      }
    }
  }

  private static Rule rule(Style style, List<String> names) {
    return style.keyed()
        ? new Rule.Weights(
            names.stream()
                .map(n -> new Rule.Weighted(n, Integer.parseInt(n.substring(1)) + 1))
                .toList())
        : new Rule.ArrayOf(names);
  }

  private static String written(Style style, int entries, Random random) {
    var out = new StringBuilder("tables:\n  t:\n    rows: 5\n    columns:\n      c:\n        ");
    out.append(style.keyed() ? "weights:" : "array:");
    var indent = "\n          ";
    boolean leading = random.nextInt(4) == 0;
    out.append(!style.flow() ? "" : style.keyed() ? " {" : " [");
    boolean newLine = !style.flow() || random.nextBoolean();
    for (int i = 0; i < entries; i++) {
      if (newLine && random.nextInt(3) == 0) {
        out.append(indent).append("# above v").append(i).append(": o").append(i);
      }
      out.append(newLine ? indent : "");
      boolean comma = style.flow() && i > 0;
      out.append(comma && leading && newLine ? ", " : "");
      out.append(style == Style.ITEMS_BY_LINE ? "- " : "");
      out.append(style.keyed() ? "v" + i + ": " + (i + 1) : "v" + i);
      newLine = !style.flow() || random.nextInt(3) > 0;
      boolean last = i == entries - 1;
      boolean follows = style.flow() && (last ? random.nextInt(4) == 0 : !(leading && newLine));
      out.append(follows ? "," : "").append(newLine ? "" : " ");
      if (newLine && random.nextBoolean()) {
        out.append(" # r").append(i);
      }
    }
    out.append(newLine && style.flow() ? indent : "");
    return out.append(style == Style.BRACES ? "}" : style == Style.BRACKETS ? "]" : "")
        .append("\n        nulls: 0\n")
        .toString();
  }

  private static void check(
      String before, String after, Set<String> names, boolean sorted, Style style) {
    var what = before + "\n→ " + names + "\n" + after;
    var lines = after.lines().toList();
    var stood = new LinkedHashMap<String, Set<String>>();
    before.lines().forEach(l -> remark(l, "# r\\d+").forEach(r -> stood.put(r, entries(l))));
    for (Map.Entry<String, Set<String>> remark : stood.entrySet()) {
      var staying = new LinkedHashSet<>(remark.getValue());
      staying.retainAll(names);
      var found =
          lines.stream().filter(l -> remark(l, "# r\\d+").contains(remark.getKey())).toList();
      if (staying.isEmpty()) {
        assertThat(found).as(what).isEmpty();
      } else {
        assertThat(found).as(what).hasSize(1);
        assertThat(entries(found.getFirst())).as(what).containsAnyElementsOf(staying);
        if (remark.getValue().size() == 1) {
          assertThat(entries(found.getFirst())).as(what).isSubsetOf(remark.getValue());
        }
      }
    }
    above(before, after, names, what);
    if (!sorted) {
      assertThat(remarksAbove(after)).as(what).isEqualTo(remarksAbove(before));
      untouched(before, after, names, style, what);
    }
  }

  /** The first entry below a remark of its own line is still the first. */
  private static void above(String before, String after, Set<String> names, String what) {
    var first = below(before);
    var now = below(after);
    first.forEach(
        (remark, entry) -> {
          assertThat(now).as(what).containsKey(remark);
          if (names.contains(entry)) {
            assertThat(now.get(remark)).as(what).isEqualTo(entry);
          }
        });
  }

  private static Map<String, String> below(String text) {
    var below = new LinkedHashMap<String, String>();
    var waiting = new ArrayList<String>();
    for (var line : text.lines().toList()) {
      if (line.strip().startsWith("# above")) {
        waiting.add(line.strip());
      } else if (!entries(line).isEmpty()) {
        waiting.forEach(w -> below.put(w, entries(line).iterator().next()));
        waiting.clear();
      }
    }
    waiting.forEach(w -> below.put(w, ""));
    return below;
  }

  private static List<String> remarksAbove(String text) {
    return text.lines().map(String::strip).filter(l -> l.startsWith("# above")).toList();
  }

  /** A line all of whose entries stay is the same but for a comma and what has come to it. */
  private static void untouched(
      String before, String after, Set<String> names, Style style, String what) {
    var lines = after.lines().map(RemarksTest::bare).collect(Collectors.toSet());
    boolean grown = names.stream().anyMatch(n -> n.length() == 3);
    before
        .lines()
        .filter(l -> !entries(l).isEmpty() && names.containsAll(entries(l)))
        .filter(
            l -> !style.flow() || !grown && !l.matches(".*[{\\[].*") && !l.matches(".*[}\\]].*"))
        .forEach(l -> assertThat(lines).as(what).anyMatch(x -> x.endsWith(bare(l))));
  }

  private static String bare(String line) {
    return line.replaceAll("\\s*,\\s*", " ").replaceAll("\\s*[}\\]]$", "").strip();
  }

  private static Set<String> entries(String line) {
    return ENTRY
        .matcher(line.replaceAll("#.*", ""))
        .results()
        .map(m -> m.group())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> remark(String line, String pattern) {
    return Pattern.compile(pattern).matcher(line).results().map(m -> m.group()).toList();
  }
}
