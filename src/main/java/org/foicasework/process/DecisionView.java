package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.foicasework.correspondence.Attachment;
import org.foicasework.correspondence.Attachments;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.Outcome;
import org.foicasework.request.Decisions;
import org.foicasework.request.Searches;
import org.springframework.stereotype.Component;

/** What every form shows that works on the decision of one question: the draft, what was found, what was returned. */
@Component
class DecisionView {

    private final Decisions decisions;
    private final Searches searches;
    private final Attachments attachments;
    private final Units units;
    private final People people;

    DecisionView(Decisions decisions, Searches searches, Attachments attachments, Units units, People people) {
        this.decisions = decisions;
        this.searches = searches;
        this.attachments = attachments;
        this.units = units;
        this.people = people;
    }

    Map<String, Object> draft(TaskFacts facts) {
        Decision draft = decisions
                .current(facts.question().id())
                .map(Decisions.Version::decision)
                .orElse(null);
        return fields(
                "draft",
                draft,
                "ncnd",
                draft != null && draft.outcome() == Outcome.NEITHER_CONFIRM_NOR_DENY,
                "searches",
                searches(facts),
                "returned",
                lastReturn(decisions.approvals(facts.question().id())));
    }

    private List<Map<String, Object>> searches(TaskFacts facts) {
        List<Attachment> files = attachments.of(facts.request().reference());
        return searches.of(facts.question().id()).stream()
                .filter(search -> search.result() != null)
                .map(search -> fields(
                        "unitName", units.name(search.unit()),
                        "result", search.result().label(),
                        "minutes", search.minutes(),
                        "places", search.places(),
                        "method", search.method(),
                        "explanation", RequestRefusalForms.explanation(search),
                        "harm", search.harm(),
                        "recordedBy", people.name(search.recordedBy()),
                        "attachments",
                                files.stream()
                                        .filter(file -> Objects.equals(file.searchId(), search.id()))
                                        .map(DecisionView::file)
                                        .toList()))
                .toList();
    }

    private Map<String, Object> lastReturn(List<Decisions.Approval> approvals) {
        return approvals.stream()
                .reduce((first, second) -> second)
                .filter(approval -> !approval.approved())
                .map(approval -> fields(
                        "reasons",
                        approval.reasons(),
                        "by",
                        people.name(approval.decidedBy()),
                        "at",
                        approval.decidedAt()))
                .orElse(null);
    }

    static Map<String, Object> file(Attachment file) {
        return fields(
                "id", file.id(),
                "fileName", file.fileName(),
                "size", file.size(),
                "releasable", Attachments.releasable(file.fileName()));
    }
}
