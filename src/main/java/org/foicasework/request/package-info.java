/**
 * The register of requests: the system of record. A request holds questions; each question has its own clock, searches
 * and decision. Plain SQL; every write happens in the transaction of the step that makes it.
 */
package org.foicasework.request;
