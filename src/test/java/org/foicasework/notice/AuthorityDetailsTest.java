package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.foicasework.exemption.AuthorityClass;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AuthorityDetailsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    "foi.authority.name=Northshire Police",
                    "foi.authority.address=1 Castle Street,Northtown",
                    "foi.authority.unit=Information Rights Unit",
                    "foi.authority.email=foi@northshire.example",
                    "foi.authority.website=https://www.northshire.example/foi",
                    "foi.authority.privacy-notice=https://www.northshire.example/privacy",
                    "foi.authority.authority-class=police",
                    "foi.authority.review.how=Write to us.",
                    "foi.authority.review.contact=1 Castle Street",
                    "foi.authority.regulators[0].name=Information Commissioner",
                    "foi.authority.regulators[0].address=Wycliffe House,Wilmslow",
                    "foi.authority.regulators[0].website=https://ico.org.uk/",
                    "foi.authority.regulators[0].from=2005-01-01");

    @Test
    void theAuthorityIsReadFromTheConfiguration() {
        application.run(context -> {
            AuthorityDetails authority = context.getBean(AuthorityDetails.class);
            assertThat(authority.authorityClass()).isEqualTo(AuthorityClass.POLICE);
            assertThat(authority.address()).containsExactly("1 Castle Street", "Northtown");
            assertThat(authority.review().withinWorkingDays()).isEqualTo(40);
            assertThat(authority.isReference("01.FOI.26.000001")).isTrue();
            assertThat(authority.isReference("FOI/1")).isFalse();
        });
    }

    @Test
    void aMissingReviewProcedureStopsTheStartAndIsNamed() {
        refuses("foi.authority.review.how=", "foi.authority.review.how is missing");
    }

    @Test
    void aReviewPeriodOfNoDaysStopsTheStart() {
        refuses("foi.authority.review.within-working-days=0", "foi.authority.review.within-working-days");
    }

    @Test
    void aMissingNameStopsTheStart() {
        refuses("foi.authority.name= ", "foi.authority.name is missing");
    }

    @Test
    void aRegulatorWithoutAnAddressStopsTheStart() {
        refuses("foi.authority.regulators[0].address=", "foi.authority.regulators.address is missing");
    }

    @Test
    void aReferencePatternThatIsNoneStopsTheStart() {
        refuses("foi.authority.reference-pattern=(", "foi.authority.reference-pattern is a regular expression");
    }

    @Test
    void theRegulatorIsTheLastOneWhoseTimeHasCome() {
        assertThat(Letters.AUTHORITY.regulatorOn(LocalDate.of(2004, 12, 31))).isEmpty();
        assertThat(Letters.AUTHORITY
                        .regulatorOn(LocalDate.of(2026, 12, 31))
                        .orElseThrow()
                        .name())
                .isEqualTo("Information Commissioner");
        assertThat(Letters.AUTHORITY
                        .regulatorOn(LocalDate.of(2027, 1, 1))
                        .orElseThrow()
                        .name())
                .isEqualTo("Information Commission");
    }

    private void refuses(String property, String words) {
        application
                .withPropertyValues(property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(words));
    }

    @Configuration
    @EnableConfigurationProperties(AuthorityDetails.class)
    static class Settings {}
}
