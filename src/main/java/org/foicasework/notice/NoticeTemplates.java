package org.foicasework.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where the wording of the notices comes from: the class path, or the deployment that owners made. */
@FunctionalInterface
public interface NoticeTemplates {

    /**
     * The text of a template or partial.
     *
     * @param name the name without its ending, such as {@code response} or {@code complaint-rights}
     * @throws IllegalArgumentException when there is no such template
     */
    String text(String name);

    /** The templates that come with the application, from {@code processes/notices/}. */
    static NoticeTemplates onClassPath() {
        return name -> {
            String path = "/processes/notices/" + name + ".mustache";
            try (InputStream template = NoticeTemplates.class.getResourceAsStream(path)) {
                if (template == null) {
                    throw new IllegalArgumentException("There is no notice template named " + name);
                }
                return new String(template.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
