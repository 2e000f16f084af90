package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;

/** A column that a program fills. */
public record ProgramColumn(String name, ColumnType type) {}
