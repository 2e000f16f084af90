/**
 * Runs in which something breaks. The oracle is always the same: number of rows and an
 * order-independent hash of every table equal those of an undisturbed run. {@code mvn verify
 * -Dtest='dev.tanemaki.run.fault.*Test' -Dtanemaki.faults=long} breaks things as often as trust
 * needs, which takes the better part of an hour.
 */
package dev.tanemaki.run.fault;
