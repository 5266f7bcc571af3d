package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void equalFactsHaveTheSameHash() {
        assertThat(Letters.response().contentHash())
                .isEqualTo(Letters.response().contentHash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void theHashOfTheseFactsStaysTheSameForEver() {
        ClarificationLapsed letter = new ClarificationLapsed(
                new Heading("01.FOI.22.000001", null, "A. Person", List.of("a@b.example"), "Cars", null),
                LocalDate.of(2022, 7, 20),
                "Question 1",
                "How many cars?",
                List.of());

        assertThat(letter.contentHash()).isEqualTo("89592a98e796fb8ab75a5cf2c50dc1953d8ab01ad650c46e4fa9640d5fddb441");
    }

    @Test
    void theDateOfDispatchIsNotAmongWhatPeopleApprove() {
        Response response = Letters.response();
        assertThat(new Response(
                                response.heading().dated(LocalDate.of(2022, 8, 18)),
                                response.regime(),
                                response.receivedOn(),
                                response.questions(),
                                null,
                                null,
                                null)
                        .contentHash())
                .isEqualTo(response.contentHash());
    }

    @Test
    void anyOtherFactIs() {
        Response response = Letters.response();
        Set<String> hashes = new HashSet<>(List.of(
                response.contentHash(),
                Letters.respond(Letters.spentConvictions()).contentHash(),
                new Response(
                                response.heading(),
                                AccessRegime.EIR,
                                response.receivedOn(),
                                response.questions(),
                                null,
                                null,
                                null)
                        .contentHash(),
                new Response(
                                response.heading(),
                                response.regime(),
                                response.receivedOn(),
                                response.questions(),
                                null,
                                "Thank you.",
                                null)
                        .contentHash(),
                new Response(
                                response.heading(),
                                response.regime(),
                                response.receivedOn(),
                                response.questions(),
                                null,
                                null,
                                "Thank you.")
                        .contentHash(),
                Letters.clarificationLapsed().contentHash(),
                Letters.clarificationReminder().contentHash()));

        assertThat(hashes).hasSize(7);
    }
}
