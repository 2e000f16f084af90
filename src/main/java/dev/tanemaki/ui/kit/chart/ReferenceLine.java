package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;

/** A level to compare with, such as the ceiling; in the chart's quantity. */
public record ReferenceLine(String label, double value, Role role) {}
