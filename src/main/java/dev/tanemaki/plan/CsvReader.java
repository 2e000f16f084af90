package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Reads listed rows. The first record is the header; lines that begin with {@code #} are remarks.
 */
final class CsvReader {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setCommentMarker('#').setIgnoreEmptyLines(true).get();
  private static final int COMPLAINTS = 5;

  private CsvReader() {}

  static Rows.Listed read(
      String source, String text, YamlNode at, Fields table, Complaints complaints) {
    var header = List.<String>of();
    var records = new ArrayList<List<String>>();
    int wrong = 0;
    int line = 0;
    try (var parser = FORMAT.parse(new StringReader(text))) {
      for (var record : parser) {
        line = (int) parser.getCurrentLineNumber();
        var fields = record.toList();
        if (header.isEmpty()) {
          header = fields;
        } else if (fields.size() == header.size()) {
          records.add(fields);
        } else if (++wrong <= COMPLAINTS) {
          complaints.add(
              new Finding(
                  at.path(),
                  new Position(source, line, 1),
                  table.name("data"),
                  PlanMessage.RECORD_FIELDS.of(
                      record.getRecordNumber(), fields.size(), header.size()),
                  PlanMessage.COLUMNS.of(Names.list(header))));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      complaints.add(
          new Finding(
              at.path(),
              new Position(source, line + 1, 1),
              table.name("data"),
              PlanMessage.NO_CSV.of(source, said(e)),
              PlanMessage.CSV_QUOTES.of()));
      return new Rows.Listed(source, List.of(), List.of());
    }
    checkHeader(source, header, at, table);
    if (records.isEmpty() && wrong == 0) {
      table.complain(at, "data", PlanMessage.NO_ROWS_LISTED.of(source), Message.NONE);
    }
    return new Rows.Listed(source, header, records);
  }

  /** What the library says, without the wrapping and the line that is told beside it. */
  private static String said(Exception e) {
    var told = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e;
    return Names.shorten(("" + told.getMessage()).replaceFirst("^\\(line \\d+\\) ", ""));
  }

  /** The list as CSV that reads back to the same list. */
  static String write(Rows.Listed listed) {
    var text = new StringBuilder();
    var format = FORMAT.builder().setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).get();
    try (var printer = new CSVPrinter(text, format)) {
      printer.printRecord(listed.header());
      for (var record : listed.records()) {
        printer.printRecord(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void checkHeader(String source, List<String> header, YamlNode at, Fields table) {
    var seen = new HashSet<String>();
    for (var name : header) {
      if (name.isBlank() || !seen.add(name)) {
        table.complain(
            at,
            "data",
            name.isBlank()
                ? PlanMessage.COLUMN_WITHOUT_NAME.of(source)
                : PlanMessage.COLUMN_TWICE.of(source, Names.shorten(name)),
            PlanMessage.FIRST_LINE_NAMES.of());
      }
    }
  }
}
