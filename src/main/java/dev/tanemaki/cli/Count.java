package dev.tanemaki.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number as people write it: {@code 100000}, {@code 100_000} or {@code 100,000}. */
record Count(long value) {

  static final class Converter implements ITypeConverter<Count> {
    @Override
    public Count convert(String text) {
      try {
        if (text.matches("[+-]?[0-9]{1,3}([,_][0-9]{3})*|[+-]?[0-9]+")) {
          return new Count(Long.parseLong(text.replaceAll("[,_]", "")));
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("\"" + text + "\" is too large");
      }
      throw new TypeConversionException("\"" + text + "\" is no whole number");
    }
  }
}
