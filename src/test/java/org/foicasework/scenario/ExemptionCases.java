package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the forms hand over in cases that turn on exemptions. */
final class ExemptionCases {

    private ExemptionCases() {}

    static Map<String, Object> request(String receivedOn, String subject, String wording) {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                receivedOn,
                "subject",
                subject,
                "wording",
                wording,
                "applicant",
                form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"),
                "attachmentIds",
                List.of());
    }

    /** Valid, with one clear question for each wording: Question 1, Question 2 and so on. */
    static Map<String, Object> triage(String... wordings) {
        return form(
                "valid",
                true,
                "questions",
                IntStream.range(0, wordings.length)
                        .mapToObj(i -> form(
                                "label",
                                "Question " + (i + 1),
                                "wording",
                                wordings[i],
                                "unclear",
                                false,
                                "units",
                                list("unit-facial-recognition")))
                        .toList());
    }

    static Map<String, Object> search() {
        return form(
                "result", "HELD",
                "places", "The shared drive and the case system",
                "method", "Searched for the words of the question",
                "minutes", 20,
                "explanation", "One file was found.",
                "harm", "It should not be published.");
    }

    static Map<String, Object> withhold(String... items) {
        return form(
                "outcome",
                "WITHHOLD",
                "withheld",
                Arrays.stream(items)
                        .map(item -> form("description", item, "reasonWouldReveal", false))
                        .toList());
    }

    static Map<String, Object> discloseInPart(String answer, String... items) {
        Map<String, Object> outcome = withhold(items);
        outcome.put("outcome", "DISCLOSE_IN_PART");
        outcome.put("answer", answer);
        return outcome;
    }

    @SafeVarargs
    static Map<String, Object> exemptions(Map<String, Object>... items) {
        return form("withheld", List.of(items));
    }

    @SafeVarargs
    static Map<String, Object> item(String description, Map<String, Object>... claims) {
        return form("description", description, "reasonWouldReveal", false, "claims", List.of(claims));
    }

    static Map<String, Object> harm(String limb, String harm, String toWhom, String causalLink) {
        return form(
                "limb",
                limb,
                "prejudice",
                form("likelihood", "WOULD_BE_LIKELY", "harm", harm, "toWhom", toWhom, "causalLink", causalLink));
    }

    static Map<String, Object> why(String limb, String why, Object... particulars) {
        return form("limb", limb, "whyItApplies", why, "particulars", form(particulars));
    }

    @SafeVarargs
    static Map<String, Object> weighed(Map<String, Object>... tests) {
        return form("tests", Arrays.asList(tests));
    }

    static Map<String, Object> balance(String forDisclosure, String forMaintaining, String weighing) {
        return form(
                "factorsForDisclosure",
                list(forDisclosure),
                "factorsForMaintaining",
                list(forMaintaining),
                "weighing",
                weighing,
                "conclusion",
                "MAINTAIN");
    }

    /** A balance that is not struck yet. */
    static Map<String, Object> open(String forDisclosure) {
        return form("factorsForDisclosure", list(forDisclosure), "factorsForMaintaining", list());
    }

    static Map<String, Object> moreTime(Map<String, Object> weighed) {
        weighed.put("next", "MORE_TIME");
        return weighed;
    }
}
