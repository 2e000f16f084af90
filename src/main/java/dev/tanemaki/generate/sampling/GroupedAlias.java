package dev.tanemaki.generate.sampling;

import java.util.Arrays;

/**
 * One alias table per group, all in one array: draws a member of a given group in proportion to the
 * members' weights.
 */
public final class GroupedAlias {

  private final long[] cells;

  /** Of each group its table: the first cell (high half) and the bits that draw one (low half). */
  private final long[] tables;

  private final int[] members;
  private final int none;

  private GroupedAlias(long[] cells, long[] tables, int[] members, int none) {
    this.cells = cells;
    this.tables = tables;
    this.members = members;
    this.none = none;
  }

  /**
   * Groups {@code 0 … groups-1} over members {@code 0 … weights.length-1}.
   *
   * @param groupOf the group of each member, negative for none
   * @param weights the weight of each member; a group whose weights are all 0 counts as empty
   */
  public static GroupedAlias of(int groups, int[] groupOf, double[] weights) {
    int[] size = new int[groups];
    double[] total = new double[groups];
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        size[groupOf[i]]++;
        total[groupOf[i]] += weights[i];
      }
    }
    // One more group at the end, empty, for rows that belong to no group.
    int[] bases = new int[groups + 1];
    int[] bits = new int[groups + 1];
    int cellCount = 0;
    for (int g = 0; g <= groups; g++) {
      boolean empty = g == groups || size[g] == 0 || total[g] <= 0;
      bases[g] = cellCount;
      bits[g] = empty ? 0 : AliasTable.bitsFor(size[g]);
      cellCount += 1 << bits[g];
    }
    long[] cells = new long[cellCount];
    int[] members = new int[cellCount];
    Arrays.fill(members, groupOf.length);
    double[][] groupWeights = new double[groups][];
    int[] filled = new int[groups];
    for (int g = 0; g < groups; g++) {
      groupWeights[g] = new double[size[g]];
    }
    for (int i = 0; i < groupOf.length; i++) {
      int g = groupOf[i];
      if (g >= 0 && total[g] > 0) {
        members[bases[g] + filled[g]] = i;
        groupWeights[g][filled[g]++] = weights[i];
      }
    }
    for (int g = 0; g < groups; g++) {
      if (size[g] > 0 && total[g] > 0) {
        AliasTable.fill(cells, bases[g], bits[g], groupWeights[g]);
      }
    }
    long[] tables = new long[groups + 1];
    Arrays.setAll(tables, g -> (long) bases[g] << 32 | bits[g]);
    return new GroupedAlias(cells, tables, members, groupOf.length);
  }

  /**
   * The tables of groups, for {@link #pick}.
   *
   * @param groups each 0 … groups, where the last means no group
   */
  public long[] tables(int[] groups) {
    return Arrays.stream(groups).mapToLong(group -> tables[group]).toArray();
  }

  /**
   * Draws for {@code n} rows a member of each row's group, or {@link #none()} where it is empty.
   *
   * @param codes of each row the index of its table
   * @param tables as {@link #tables} gives them
   * @param scratch at least {@code n} longs
   */
  public void pick(int[] codes, long[] tables, long[] random, int n, int[] out, long[] scratch) {
    for (int i = 0; i < n; i++) {
      scratch[i] = tables[codes[i]];
    }
    for (int i = 0; i < n; i++) {
      int base = base(scratch[i]);
      int bits = (int) scratch[i];
      int cell = AliasTable.cell(bits, random[i]);
      out[i] = base + AliasTable.choose(cells[base + cell], cell, bits, random[i]);
    }
    for (int i = 0; i < n; i++) {
      out[i] = members[out[i]];
    }
  }

  private static int base(long table) {
    return (int) (table >>> 32);
  }

  public boolean empty(int group) {
    return members[base(tables[group])] == none;
  }

  /** What {@link #pick} gives for an empty group: the number of members. */
  public int none() {
    return none;
  }
}
