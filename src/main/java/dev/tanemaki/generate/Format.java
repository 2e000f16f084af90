package dev.tanemaki.generate;

/** How a number or time is written into text. */
public sealed interface Format {

  /** Decimal digits, left-filled with zeros to {@code minDigits}, grouped by commas if asked. */
  record Digits(int minDigits, boolean grouped) implements Format {}
}
