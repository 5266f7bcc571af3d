/**
 * The only room that knows the engine: what the steps of the diagrams do, what people see of a task, who may do what, and
 * how diagrams are deployed. Delegates are thin: they read a key, call one service of the register, and write back a scalar.
 */
package org.foicasework.process;
