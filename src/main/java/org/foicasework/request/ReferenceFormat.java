package org.foicasework.request;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a case reference is made: office, scheme, year of receipt, number within that year, as in 01.FOI.26.000001.
 *
 * @param office the office that keeps the register, such as "01"
 * @param scheme such as "FOI"
 * @param digits the least number of digits of the sequence
 */
@ConfigurationProperties("foi.reference")
public record ReferenceFormat(
        @DefaultValue("01") String office, @DefaultValue("FOI") String scheme, @DefaultValue("6") int digits) {

    String reference(LocalDate receivedOn, int number) {
        return "%s.%s.%02d.%0{d}d"
                .replace("{d}", String.valueOf(digits))
                .formatted(office, scheme, receivedOn.getYear() % 100, number);
    }
}
