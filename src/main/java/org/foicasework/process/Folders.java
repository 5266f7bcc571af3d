package org.foicasework.process;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Where the processes and the forms are: in this release, or in folders that process owners edit. */
@Component
class Folders {

    private final String processes;
    private final String forms;

    private final ResourceLoader loader;

    Folders(@Value("${foi.processes:}") String processes, @Value("${foi.forms:}") String forms, ResourceLoader loader) {
        this.loader = loader;
        this.processes = root(processes, "processes");
        this.forms = root(forms, "forms");
    }

    private static String root(String folder, String inThisRelease) {
        return StringUtils.hasText(folder)
                ? Path.of(folder)
                        .toAbsolutePath()
                        .normalize()
                        .toUri()
                        .toString()
                        .replaceAll("/+$", "")
                : "classpath:" + inThisRelease;
    }

    String processes() {
        return processes;
    }

    String forms() {
        return forms;
    }

    /** One file of the forms; the one of this release where the folder does not have its own. */
    Resource form(String name) {
        Resource own = loader.getResource(forms + "/" + name);
        return own.exists() ? own : loader.getResource("classpath:forms/" + name);
    }
}
