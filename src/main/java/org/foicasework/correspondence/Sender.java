package org.foicasework.correspondence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who e-mails come from, and where they go without a mail server.
 *
 * @param email the address of the authority's information rights unit
 * @param name the name readers see
 * @param outbox the folder for {@code .eml} files while {@code spring.mail.host} is not set
 */
@ConfigurationProperties("foi.mail")
public record Sender(String email, String name, @DefaultValue("data/outbox") String outbox) {}
