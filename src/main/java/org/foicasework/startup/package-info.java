/** Starting up: the clock, one node's turn at a time, and why a start is refused. */
package org.foicasework.startup;
