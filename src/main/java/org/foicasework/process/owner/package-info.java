/** The desk of those who own the process: what was deployed, where cases wait, moving them, and trying a change. */
package org.foicasework.process.owner;
