/**
 * What a plan lets expect of the rows of a table: a rule becomes {@code Expectation}s in {@code
 * Expectations}, each asks in the passes of {@code verify.query} and judges what they counted, by
 * arithmetic or by a test in {@code Statistics}. Uses {@code plan}, {@code schema}, {@code
 * database}, {@code verify.check}, {@code verify.query} and {@code verify.derived}.
 *
 * <p>To add a check: an {@code Expectation} with its kind in {@code CheckKind}, its words in {@code
 * sentences.properties} of {@code verify.check} and in the Verify screen's messages, a planted
 * fault that it has to find.
 */
package dev.tanemaki.verify.expectation;
