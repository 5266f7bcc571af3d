package org.foicasework.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded PostgreSQL, which runs while {@code spring.datasource.url} is not set.
 *
 * @param directory where its data is kept
 * @param fresh whether every start begins with an empty database (for tests only: what was there is deleted)
 * @param settings further settings of the server, such as {@code work_mem}
 */
@ConfigurationProperties("foi.database")
record DatabaseSettings(
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("false") boolean fresh,
        @DefaultValue Map<String, String> settings) {}
