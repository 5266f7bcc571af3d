package org.foicasework.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class RetentionPeriodsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void everyOutcomeOfARequestHasARowOfItsOwn() throws Exception {
        ClassPathResource file = new ClassPathResource("retention/periods.txt");
        List<String> rows = file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|")[0].strip())
                .toList();
        List<String> outcomes = Arrays.stream(RequestStatus.values())
                .filter(status -> status != RequestStatus.OPEN)
                .map(Enum::name)
                .toList();
        assertThat(rows).contains("*").containsAll(outcomes);
        assertThat(rows.stream().filter(row -> !row.equals("*")))
                .as("and no row is for an outcome that does not exist")
                .isSubsetOf(outcomes);
        for (String outcome : outcomes) {
            RetentionPeriods.Period period = new RetentionPeriods(file).of(RequestStatus.valueOf(outcome), TODAY);
            assertThat(period.outcome()).isEqualTo(outcome);
            assertThat(period.years()).isEqualTo(3);
        }
    }

    @Test
    void aRowForAnOutcomeGoesBeforeTheOneForAnyAndALaterOneBeforeAnEarlier() {
        RetentionPeriods periods = new RetentionPeriods(new ByteArrayResource(
                """
                * | 3 | 2005-01-01 | policy
                CLOSED_WITHOUT_NOTICE | 6 | 2010-01-01 | policy
                CLOSED_WITHOUT_NOTICE | 7 | 2027-01-01 | policy of tomorrow
                """
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(periods.of(RequestStatus.CLOSED_WITHOUT_NOTICE, TODAY).years())
                .isEqualTo(6);
        assertThat(periods.of(RequestStatus.CLOSED_WITHOUT_NOTICE, LocalDate.of(2027, 1, 1))
                        .years())
                .isEqualTo(7);
        assertThat(periods.of(RequestStatus.ANSWERED_AS_BUSINESS, TODAY).years())
                .isEqualTo(3);
    }
}
