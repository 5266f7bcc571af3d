/** Letters and e-mails in and out, the files that come with them, and the outbox. */
package org.foicasework.correspondence;
