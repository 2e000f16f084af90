package dev.tanemaki.generate.sampling;

/**
 * One alias table per group, all in one array: draws a member of a given group in proportion to the
 * members' weights.
 */
public final class GroupedAlias {

  private final long[] cells;
  private final int[] bases;
  private final int[] bits;
  private final int[] members;
  private final int none;

  private GroupedAlias(long[] cells, int[] bases, int[] bits, int[] members, int none) {
    this.cells = cells;
    this.bases = bases;
    this.bits = bits;
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
    java.util.Arrays.fill(members, groupOf.length);
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
    return new GroupedAlias(cells, bases, bits, members, groupOf.length);
  }

  /**
   * A member of the group, or {@link #none()} where the group is empty.
   *
   * @param group 0 … groups, where the last means no group
   */
  public int pick(int group, long random) {
    int base = bases[group];
    return members[base + AliasTable.pick(cells, base, bits[group], random)];
  }

  public boolean empty(int group) {
    return members[bases[group]] == none;
  }

  /** What {@link #pick} gives for an empty group: the number of members. */
  public int none() {
    return none;
  }
}
