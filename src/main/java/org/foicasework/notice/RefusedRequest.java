package org.foicasework.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provision under which the request itself is refused, and for which questions, as a template may name it.
 *
 * @param section how it is cited: "Section 12(1)"
 * @param title the title of the section
 * @param words what it says, close to the statute
 * @param questions the questions it is relied on for
 */
record RefusedRequest(String section, String title, String words, String questions) {

    private static final Map<String, String> WORDS = Map.of(
            "12(1)",
            "an authority need not comply with a request if it estimates that the cost of complying would exceed the"
                    + " appropriate limit",
            "12(2)",
            "an authority need not say whether it holds information if that alone would, by its estimate, exceed the"
                    + " appropriate limit",
            "14(1)",
            "an authority need not comply with a vexatious request",
            "14(2)",
            "an authority that has complied with a request need not comply with an identical or substantially similar one"
                    + " of the same person until a reasonable interval has passed");

    static List<RefusedRequest> of(Response response) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (AnsweredQuestion question : response.questions()) {
            if (question.decision() != null) {
                question.decision().refusedUnder().ifPresent(provision -> labels.computeIfAbsent(
                                provision, key -> new ArrayList<>())
                        .add(question.label()));
            }
        }
        return labels.entrySet().stream()
                .map(entry -> new RefusedRequest(
                        "Section " + entry.getKey(),
                        entry.getKey().startsWith("12")
                                ? "Cost of compliance exceeds appropriate limit"
                                : "Vexatious or repeated requests",
                        WORDS.get(entry.getKey()),
                        ResponseView.enumerate(entry.getValue())))
                .toList();
    }
}
