package org.foicasework;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Freedom of Information casework: the register, the engine, Tasklist and the pages, in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FoiCasework {

    public static void main(String[] arguments) {
        SpringApplication.run(FoiCasework.class, arguments);
    }
}
