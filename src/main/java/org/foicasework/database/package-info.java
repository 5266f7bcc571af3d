/** The embedded PostgreSQL for a first look and for tests; absent where {@code spring.datasource.url} names a server. */
package org.foicasework.database;
