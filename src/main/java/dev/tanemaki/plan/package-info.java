/**
 * What to seed: a plan, its tables, a rule for every column, the distributions rules draw from;
 * YAML in and out; validation with file, line and what is allowed. Plain immutable data: nothing
 * here makes a value. Uses {@code schema} and {@code problem}; used by the engine, the terminal and
 * the console.
 *
 * <p>A text becomes a plan in three steps: {@code YamlTree} (nodes with places, limits), {@link
 * dev.tanemaki.plan.PlanReader} and its helpers (form: keys, numbers, files), {@link
 * dev.tanemaki.plan.PlanValidator} (sense: against a schema). The first two are one call; each
 * finds all that is wrong rather than the first of it.
 *
 * <p>The columns of a plan say their rule by one key, with {@code nulls: probability} beside any:
 *
 * <pre>
 * value                                                     the same in every row; ~ for null
 * constant: value
 * sequence: start | {start, step, shuffled}
 * uniform: {min, max} · normal: {mean, sd, min, max} · log-normal: {mu, sigma, min, max}
 * exponential: {mean, min, max} · beta: {alpha, beta, min, max} · zipf: {n, exponent}      + step
 * weights: {value: weight | {weight, text}}
 * bands: {low-high: weight | {weight, text}}                                               + step
 * reference: table | {table, column, within, by | weights, others | zipf | fan-out}
 * lookup: column.attribute | {via, attribute}
 * translate: {of, values: {from: to}, otherwise}
 * template: "{column} {column:000} {column.attribute}"
 * array: [template, …]
 * offset: {from, unit, one distribution}
 * between: {low, high}                                                                     + step
 * calendar: {from, to, weekdays, months, hours, growth, precision}
 * flags: {label: probability | {probability, text}}                           + separator, none
 * dictionary: expression | {faker, size}
 * </pre>
 *
 * <p>What a plan will do is also said before a row is made: {@link dev.tanemaki.plan.Domain} is
 * what a column can hold, {@link dev.tanemaki.plan.CheckStatement} whether a check of the schema
 * holds for all of it. {@link dev.tanemaki.plan.Forms} says in which forms a file may write a rule,
 * for edits that keep the file's own.
 *
 * <p>What there is to say of a plan is a {@link dev.tanemaki.plan.PlanMessage}, in English to the
 * terminal and in the console's language there.
 *
 * <p>To add a rule: its record in {@link dev.tanemaki.plan.Rule}, its key in {@code RuleReader},
 * its text in {@code PlanWriter}; the exhaustive switches of {@code RuleCheck}, {@code TypeCheck},
 * {@code Values}, {@code Domains}, {@code Forms} and {@code Cycles} ask for the rest.
 */
package dev.tanemaki.plan;
