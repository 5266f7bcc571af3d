package org.foicasework;

import java.util.Arrays;
import org.foicasework.process.guard.CheckDiagrams;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Freedom of Information casework: the register, the engine, Tasklist and the pages, in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FoiCasework {

    private static final String CHECK = "--check-diagrams";

    /** {@code --check-diagrams [FOLDER...]} only looks at diagrams and forms, and ends with 0 when they may be used. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(CHECK)) {
            CheckDiagrams.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        SpringApplication.run(FoiCasework.class, arguments);
    }
}
