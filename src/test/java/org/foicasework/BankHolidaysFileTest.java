package org.foicasework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foicasework.clock.BankHoliday;
import org.foicasework.clock.BankHolidays;
import org.foicasework.clock.Calendars;
import org.foicasework.clock.Nation;
import org.foicasework.request.PublishedHolidays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class BankHolidaysFileTest {

    @Test
    void theFileWeDeliverGivesTheOfficialTable() {
        BankHolidays holidays = BankHolidays.of(BankHolidaysFile.read(new ClassPathResource("bank-holidays.json")));

        assertThat(nationsByDay(holidays)).isEqualTo(Calendars.official());
        assertThat(holidays.on(LocalDate.of(2026, 6, 15)).orElseThrow())
                .returns("World Cup bank holiday", BankHoliday::name)
                .satisfies(day -> assertThat(day.source()).contains("s1(3)", "3 February 2026"));
    }

    @Test
    void theFileAsGovUkPublishesItGivesTheOfficialTable() {
        BankHolidays holidays = BankHolidays.of(BankHolidaysFile.read(json(asPublished())));

        assertThat(nationsByDay(holidays)).isEqualTo(Calendars.official());
        assertThat(holidays.on(LocalDate.of(2026, 6, 15)).orElseThrow().name()).isEqualTo("Some day (substitute day)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    []                                                              | no division
                    not json                                                        | not JSON
                    {"cornwall": {"events": []}}                                    | "cornwall"
                    {"scotland": {"events": {}}}                                    | "scotland"
                    {"scotland": {"events": [{"title": "A", "date": "15/06/2026"}]}} | 15/06/2026
                    {"scotland": {"events": [{"date": "2026-06-15"}]}}              | no title
                    """)
    void aFileThatIsWrongIsRefusedAndSaysWhere(String content, String words) {
        assertThatIllegalStateException()
                .isThrownBy(() -> BankHolidaysFile.read(json(content)))
                .withMessageContaining("foi.bank-holidays")
                .withMessageContaining(words);
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        new ApplicationContextRunner()
                .withUserConfiguration(HolidayFileConfiguration.class)
                .withPropertyValues("foi.bank-holidays=file:/nowhere/bank-holidays.json")
                .run(context -> assertThatIllegalStateException()
                        .isThrownBy(
                                () -> context.getBean(PublishedHolidays.class).read())
                        .withRootCauseInstanceOf(java.io.IOException.class));
    }

    @Test
    void withoutAFileOfItsOwnTheApplicationUsesTheOneDelivered() {
        new ApplicationContextRunner()
                .withUserConfiguration(HolidayFileConfiguration.class)
                .run(context -> assertThat(
                                context.getBean(PublishedHolidays.class).read().on(LocalDate.of(2026, 6, 15)))
                        .isPresent());
    }

    private static Map<LocalDate, Set<Nation>> nationsByDay(BankHolidays holidays) {
        return holidays.all().stream().collect(Collectors.toMap(BankHoliday::date, BankHoliday::nations));
    }

    /** The official table in GOV.UK's shape: three divisions, four fields a day. */
    private static String asPublished() {
        return Map.of(
                        "england-and-wales",
                        Nation.ENGLAND,
                        "scotland",
                        Nation.SCOTLAND,
                        "northern-ireland",
                        Nation.NORTHERN_IRELAND)
                .entrySet()
                .stream()
                .map(division -> "\"%s\":{\"division\":\"%s\",\"events\":[%s]}"
                        .formatted(
                                division.getKey(),
                                division.getKey(),
                                Calendars.official().entrySet().stream()
                                        .filter(day -> day.getValue().contains(division.getValue()))
                                        .map(day ->
                                                "{\"title\":\"Some day\",\"date\":\"%s\",\"notes\":\"Substitute day\",\"bunting\":true}"
                                                        .formatted(day.getKey()))
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static ByteArrayResource json(String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8));
    }
}
