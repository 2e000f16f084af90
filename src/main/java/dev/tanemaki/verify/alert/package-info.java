/**
 * Data alerts: limits that an operator sets on what a verification finds, and what is over them.
 * Reads what checks have said, and asks the database itself only for what none of them has. Uses
 * {@code verify}, {@code database}, {@code plan}, {@code schema} and {@code problem}; used by
 * {@code run}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.verify.alert;
