package org.foicasework.process;

import java.util.Map;
import java.util.function.Function;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Handovers;
import org.foicasework.request.Question;
import org.foicasework.request.Triages;
import org.springframework.stereotype.Component;

/** What the forms show by which a question is passed on, or answered as normal business. */
@Component
class RoutingForms implements FormData {

    private final Triages triages;
    private final Handovers handovers;
    private final Notices notices;

    RoutingForms(Triages triages, Handovers handovers, Notices notices) {
        this.triages = triages;
        this.handovers = handovers;
        this.notices = notices;
    }

    @Override
    public Map<String, Function<TaskFacts, Map<String, Object>>> steps() {
        return Map.of(
                RoutingSteps.PASS_TO_SUBJECT_ACCESS, this::triage,
                RoutingSteps.REDIRECT_OR_TRANSFER, this::triage,
                RoutingSteps.ANSWER_AS_BUSINESS, this::business);
    }

    private Map<String, Object> triage(TaskFacts facts) {
        return Desk.fields("triage", triages.facts(facts.question().id()));
    }

    private Map<String, Object> business(TaskFacts facts) {
        Question question = facts.question();
        Map<String, Object> view = triage(facts);
        view.put("before", handovers.last(question.id()).orElse(null));
        view.put(
                "returnedBecause",
                notices.of(question.reference()).stream()
                        .filter(notice -> notice.type() == NoticeType.BUSINESS_ANSWER
                                && Long.valueOf(question.id()).equals(notice.questionId())
                                && notice.status() != StoredNotice.Status.SENT)
                        .flatMap(notice -> notices.signOffs(notice.id()).stream())
                        .reduce((first, second) -> second)
                        .map(Notices.SignOff::reasons)
                        .orElse(null));
        return view;
    }
}
