package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** Checks a rule against the type of the column it fills. */
final class TypeCheck {

  private final Scope scope;
  private final Values values;

  TypeCheck(Scope scope) {
    this.scope = scope;
    this.values = new Values(scope);
  }

  private void complain(String column, String below, Message message, Message hint) {
    scope.complain(column, below, message, hint);
  }

  /** The rule against the type of a column that is loaded. */
  void check(String name, Rule rule, ColumnType type) {
    var below = RuleCheck.key(rule);
    if (type instanceof ColumnType.Other o) {
      complain(name, below, PlanMessage.TYPE_NOT_MADE.of(o.name()), PlanMessage.LEAVE_OUT.of());
      return;
    }
    switch (rule) {
      case Rule.Sequence _ when type instanceof ColumnType.Uuid -> {}
      case Rule.Sequence s -> {
        if (numeric(name, below, type)) {
          sequence(name, s, type);
        }
      }
      // Seconds.
      case Rule.Draw _
          when type instanceof ColumnType.Time || type instanceof ColumnType.Interval -> {}
      case Rule.Draw d -> {
        if (numeric(name, below, type)) {
          drawn(name, below, d, type);
        }
      }
      case Rule.Bands b -> {
        if (numeric(name, below, type)) {
          b.bands().forEach(x -> number(name, below, x.low(), type));
          b.bands().forEach(x -> number(name, below, x.high(), type));
        }
      }
      case Rule.Between _, Rule.Offset _ -> {
        if (!Fit.isNumber(type) && !Fit.isTime(type) && !(type instanceof ColumnType.Interval)) {
          unfit(name, below, type, PlanMessage.NUMBERS_AND_TIMES);
        } else if (rule instanceof Rule.Between b) {
          bound(name, below, b.low(), type);
          bound(name, below, b.high(), type);
        } else if (rule instanceof Rule.Offset o && o.unit().isEmpty() && Fit.isNumber(type)) {
          Domains.ends(new Domains(scope).of(name))
              .ifPresent(ends -> both(name, below, ends, type));
        }
      }
      case Rule.Calendar _ -> {
        if (!Fit.isTime(type)) {
          unfit(name, below, type, PlanMessage.TIMES);
        }
      }
      case Rule.Flags _, Rule.ArrayOf _ -> {
        if (!(type instanceof ColumnType.Array)) {
          unfit(name, below, type, PlanMessage.ARRAYS);
        }
      }
      case Rule.Template t -> {
        if (Fit.isNumber(type) || Fit.isTime(type) || type instanceof ColumnType.Bool) {
          unfit(name, below, type, PlanMessage.TEXTS);
        } else if (type instanceof ColumnType.Text x && x.maxLength() > 0) {
          shortest(name, t.text(), x);
        }
      }
      case Rule.Dictionary _ -> {}
      case Rule.Constant _, Rule.Weights _, Rule.Translate _, Rule.Reference _, Rule.Lookup _ ->
          values
              .texts(name)
              .ifPresent(
                  texts ->
                      texts.stream()
                          .flatMap(v -> Fit.text(v, type).stream())
                          .findFirst()
                          .ifPresent(
                              m ->
                                  complain(
                                      name, below, m, PlanMessage.COLUMN_IS.of(name, type.sql()))));
    }
  }

  private boolean numeric(String name, String below, ColumnType type) {
    if (!Fit.isNumber(type)) {
      unfit(name, below, type, PlanMessage.NUMBERS);
      return false;
    }
    return true;
  }

  private void unfit(String name, String below, ColumnType type, PlanMessage what) {
    var hint =
        type instanceof ColumnType.Text ? PlanMessage.TEMPLATE_MAKES_TEXT.of() : Message.NONE;
    complain(name, below, PlanMessage.GIVES.of(below, what.of(), type.sql()), hint);
  }

  /** A bound that is no other column. */
  private void bound(String name, String below, String bound, ColumnType type) {
    Scalars.number(bound).ifPresent(v -> number(name, below, v, type));
    if (Fit.isTimeText(bound) && !scope.names().contains(bound)) {
      Fit.text(bound, type)
          .ifPresent(m -> complain(name, below, m, PlanMessage.COLUMN_IS.of(name, type.sql())));
    }
  }

  private void number(String name, String below, double value, ColumnType type) {
    if (Double.isFinite(value)) {
      Fit.number(new BigDecimal(Scalars.text(value)), type)
          .ifPresent(m -> complain(name, below, m, Message.NONE));
    }
  }

  /** Where the plan sets no bound, the tails count. */
  private void drawn(String name, String below, Rule.Draw rule, ColumnType type) {
    both(name, below, Domains.ends(rule.distribution()), type);
  }

  /** One complaint is enough. */
  private void both(String name, String below, double[] ends, ColumnType type) {
    for (double end : ends) {
      if (Double.isFinite(end)) {
        var exact = new BigDecimal(Scalars.text(end));
        var misfit = Fit.number(exact, type);
        if (misfit.isPresent()) {
          var shown = exact.round(new MathContext(9)).stripTrailingZeros();
          complain(name, below, Fit.number(shown, type).or(() -> misfit).get(), Message.NONE);
          return;
        }
      }
    }
  }

  private void sequence(String name, Rule.Sequence rule, ColumnType type) {
    Fit.number(BigDecimal.valueOf(rule.start()), type)
        .ifPresent(m -> complain(name, "sequence", m, Message.NONE));
    if (scope.plan().rows() instanceof Rows.Count(long rows)) {
      var last =
          BigInteger.valueOf(rule.step())
              .multiply(BigInteger.valueOf(rows - 1))
              .add(BigInteger.valueOf(rule.start()));
      if (Fit.number(new BigDecimal(last), type).isPresent()) {
        var holds =
            type instanceof ColumnType.Int i
                ? Message.plain(Fit.grouped(i.max()))
                : PlanMessage.NO_NUMBER_THAT_LARGE.of();
        scope
            .context()
            .add(
                scope.path() + "/rows",
                false,
                scope.name() + ".rows",
                PlanMessage.TOO_MANY_ROWS.of(
                    Fit.grouped(rows), scope.name() + "." + name, type.sql(), holds),
                PlanMessage.SEQUENCE_ENDS.of(last));
      }
    }
  }

  /** A template whose shortest text is too long, or whose longest, where that can be told. */
  private void shortest(String name, String template, ColumnType.Text type) {
    long length = 0;
    for (var part : Values.parts(template)) {
      length +=
          switch (part) {
            case TemplatePart.Words w -> w.text().codePointCount(0, w.text().length());
            case TemplatePart.Field f ->
                f.format().filter(x -> x.matches("0+")).map(String::length).orElse(shortest(f));
          };
    }
    if (length > type.maxLength()) {
      complain(
          name,
          "template",
          PlanMessage.TEXT_AT_LEAST.of(length, type.sql(), type.maxLength()),
          Message.NONE);
      return;
    }
    longest(template)
        .filter(l -> l > type.maxLength())
        .ifPresent(
            l ->
                complain(
                    name,
                    "template",
                    PlanMessage.TEXT_UP_TO.of(l, type.sql(), type.maxLength()),
                    Message.NONE));
  }

  /** A number that is never null has a digit; of all else nothing is known. */
  private int shortest(TemplatePart.Field field) {
    boolean digits =
        field.format().isEmpty()
            && field.attribute().isEmpty()
            && scope
                .column(field.column())
                .filter(c -> c.nulls() == 0)
                .map(ColumnPlan::rule)
                .filter(
                    r ->
                        r instanceof Rule.Sequence
                            || r instanceof Rule.Draw
                            || r instanceof Rule.Bands)
                .isPresent();
    return digits ? 1 : 0;
  }

  /** The length of the longest text where each part has its longest; empty where untold. */
  private Optional<Integer> longest(String template) {
    int length = 0;
    for (var part : Values.parts(template)) {
      switch (part) {
        case TemplatePart.Words w -> length += w.text().codePointCount(0, w.text().length());
        case TemplatePart.Field f -> {
          var texts =
              f.format().isPresent()
                  ? Optional.<java.util.Set<String>>empty()
                  : f.attribute().isPresent()
                      ? values.attributeTexts(f.column(), f.attribute().get())
                      : values.texts(f.column());
          if (texts.isEmpty()) {
            return Optional.empty();
          }
          length +=
              texts.get().stream().mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(0);
        }
      }
    }
    return Optional.of(length);
  }
}
