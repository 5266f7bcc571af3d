/**
 * The diagram guard: holds diagrams, decision tables, forms and notice templates against the Act before they are used.
 *
 * <p>It follows every way a case can go through the diagrams ({@code Walk}), knowing each step by what it does ({@code Steps}) and
 * never by its id, and asks of these ways what the law asks ({@code Law}). It needs no engine and no database.
 */
package org.foicasework.process.guard;
