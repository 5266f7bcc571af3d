package org.foicasework.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foicasework.exemption.DecisionContext;
import org.foicasework.exemption.DecisionRules;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Finding;

/** Asks the rules for decisions about every question of a response. */
final class DecisionCheck {

    private final AuthorityDetails authority;
    private final DecisionRules rules;

    DecisionCheck(AuthorityDetails authority, ExemptionCatalogue catalogue) {
        this.authority = authority;
        this.rules = new DecisionRules(catalogue);
    }

    List<Finding> findings(Notice notice) {
        if (notice instanceof AnswersAnew anew) {
            return anew.answers().stream()
                    .flatMap(answer -> findings(answer).stream())
                    .toList();
        }
        List<Finding> findings = new ArrayList<>();
        if (notice instanceof Response response && response.regime() != null) {
            for (int i = 0; i < response.questions().size(); i++) {
                AnsweredQuestion question = response.questions().get(i);
                String place = "/questions/" + i + "/decision";
                String label = question.label();
                if (question.decision() != null && question.decision().outcome() != null) {
                    rules.check(question.decision(), context(response, question)).stream()
                            .map(finding -> new Finding(
                                    finding.rule(),
                                    finding.law(),
                                    finding.severity(),
                                    place + finding.where(),
                                    label + ": " + finding.message()))
                            .forEach(findings::add);
                }
            }
        }
        return findings;
    }

    private DecisionContext context(Response response, AnsweredQuestion question) {
        // A notice without a date is stopped for that; until then its decisions are judged as of its due date.
        LocalDate on = Stream.of(response.heading().date(), question.dueOn(), response.receivedOn())
                .filter(date -> date != null)
                .findFirst()
                .orElse(LocalDate.EPOCH);
        DecisionContext context =
                DecisionContext.of(question.wording(), response.regime().family(), authority.authorityClass(), on);
        return confirmedElsewhere(response, question) ? context.withConfirmedHeldElsewhere() : context;
    }

    /** Whether another question with the same words, or sprung from the same words, is confirmed as held. */
    private static boolean confirmedElsewhere(Response response, AnsweredQuestion question) {
        return response.questions().stream()
                .filter(other -> other != question)
                .filter(other -> other.decision() != null && other.decision().confirmsHolding())
                .anyMatch(other -> sameWords(other.wording(), question.wording()));
    }

    private static boolean sameWords(String one, String other) {
        return one != null && other != null && NoticePage.plain(one).equalsIgnoreCase(NoticePage.plain(other));
    }
}
