/** What is published of the answers that were sent, without who asked (FOIA s19). */
package org.foicasework.disclosurelog;
