package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.foicasework.notice.NoticeType;
import org.foicasework.notice.Notices;
import org.foicasework.notice.StoredNotice;
import org.foicasework.request.Fee;
import org.foicasework.request.Fees;
import org.foicasework.request.Question;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** What the forms of {@code fees.bpmn} show. */
@Component
class FeeForms implements FormData {

    private final Fees fees;
    private final Notices notices;
    private final Today today;

    FeeForms(Fees fees, Notices notices, Today today) {
        this.fees = fees;
        this.notices = notices;
        this.today = today;
    }

    @Override
    public Map<String, Function<TaskFacts, Map<String, Object>>> steps() {
        return Map.of(
                FeeSteps.WRITE_FEES_NOTICE, this::writeFeesNotice,
                FeeSteps.RECORD_PAYMENT, this::payment);
    }

    private Map<String, Object> writeFeesNotice(TaskFacts facts) {
        Question question = facts.question();
        return fields(
                "fee", fees.last(question.id()).orElse(null),
                "howToPay", fees.howToPay().orElse(null),
                "kinds",
                        Arrays.stream(Fee.Kind.values())
                                .map(kind -> Map.of("id", kind.name(), "label", kind.label()))
                                .toList(),
                "late", question.dueOn() != null && today.date().isAfter(question.dueOn()),
                "returnedBecause", returnedBecause(question));
    }

    /** Why the last draft of this question's fees notice came back; null when none did. */
    private String returnedBecause(Question question) {
        return notices.of(question.reference()).stream()
                .filter(notice -> notice.type() == NoticeType.FEES_NOTICE
                        && Long.valueOf(question.id()).equals(notice.questionId())
                        && notice.status() != StoredNotice.Status.SENT)
                .flatMap(notice -> notices.signOffs(notice.id()).stream())
                .reduce((first, second) -> second)
                .map(Notices.SignOff::reasons)
                .orElse(null);
    }

    private Map<String, Object> payment(TaskFacts facts) {
        Fee fee = fees.require(facts.question().id());
        return fields(
                "fee",
                fields("amount", fee.amount().toPlainString(), "noticedOn", fee.noticedOn(), "payBy", fee.payBy()),
                "over",
                fee.isOver(today.date()));
    }
}
