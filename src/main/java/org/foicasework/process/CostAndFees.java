package org.foicasework.process;

import static org.foicasework.process.Desk.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foicasework.exemption.Decision;
import org.foicasework.notice.AuthorityDetails;
import org.foicasework.request.Decisions;
import org.foicasework.request.Fee;
import org.foicasework.request.Fees;
import org.foicasework.request.FoiRequest;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.Today;
import org.springframework.stereotype.Component;

/** On the page of a case: estimates of cost, refusals under section 14 that got no notice, and fees. */
@Component
class CostAndFees implements CaseSection {

    private final Questions questions;
    private final Decisions decisions;
    private final Fees fees;
    private final AuthorityDetails authority;
    private final Person person;

    CostAndFees(Questions questions, Decisions decisions, Fees fees, AuthorityDetails authority, Person person) {
        this.questions = questions;
        this.decisions = decisions;
        this.fees = fees;
        this.authority = authority;
        this.person = person;
    }

    @Override
    public String name() {
        return "costAndFees";
    }

    @Override
    public Optional<Map<String, Object>> of(FoiRequest request) {
        if (!person.readsEveryCase()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (Question question : questions.of(request.reference())) {
            decisions.current(question.id()).map(Decisions.Version::decision).ifPresent(decision -> {
                cost(question, decision).ifPresent(lines::add);
                noNotice(question, decision).ifPresent(lines::add);
            });
            fees.last(question.id()).map(fee -> fee(question, fee)).ifPresent(lines::add);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(fields("lines", lines));
    }

    private Optional<String> cost(Question question, Decision decision) {
        return Optional.ofNullable(RequestRefusalForms.summary(decision, authority.authorityClass()))
                .map(cost -> question.label() + ": estimated at " + cost.get("hours") + " hours, £" + cost.get("pounds")
                        + ", against a limit of " + cost.get("limitHours") + " hours, £" + cost.get("limit")
                        + " (section "
                        + cost.get("provision") + ").");
    }

    private static Optional<String> noNotice(Question question, Decision decision) {
        return decision.noFurtherNotice()
                .filter(none -> none.noticeOn() != null)
                .map(none -> question.label() + ": no further notice (section 17(6)). The earlier one was given in "
                        + none.earlierReference() + " on " + Today.words(none.noticeOn()) + ". " + none.unreasonable());
    }

    private static String fee(Question question, Fee fee) {
        String asked = question.label() + ": fee of £" + fee.amount();
        if (fee.noticedOn() == null) {
            return asked + ", not asked for yet.";
        }
        return asked + ", asked for on " + Today.words(fee.noticedOn()) + ", "
                + (fee.paidOn() == null
                        ? "can be paid until " + Today.words(fee.payBy()) + "."
                        : "paid on " + Today.words(fee.paidOn()) + (fee.paidInTime() ? "." : ", too late."));
    }
}
