package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.foicasework.exemption.ExemptionClaim;

/** What the template of an extension notice may name. */
record ExtensionView(
        LocalDate receivedOn,
        boolean publicInterest,
        String label,
        String wording,
        List<ResponseView.Replaced> replaced,
        boolean neitherConfirmedNorDenied,
        boolean isLate,
        LocalDate dueOn,
        LocalDate estimate,
        boolean again,
        LocalDate toldBefore,
        Words reason,
        Words complexity,
        Words volume,
        List<ResponseView.Citation> citations,
        List<ResponseView.Item> deferred,
        boolean hasDecided,
        List<ResponseView.Citation> decidedCitations,
        List<ResponseView.Item> decided,
        boolean givesPart,
        Words answer,
        List<String> attachments,
        boolean hasAttachments,
        boolean hasOthers,
        List<OpenQuestion> others) {

    static ExtensionView of(ExtensionNotice notice, Function<ExemptionClaim, Optional<Provision>> provisions) {
        ResponseView deferred = ResponseView.of(notice.asResponse(notice.deferred()), provisions, notice.authority());
        ResponseView decided = ResponseView.of(notice.asResponse(notice.decided()), provisions, notice.authority());
        ResponseView.Question question = deferred.questions().get(0);
        List<ResponseView.Item> decidedItems = decided.questions().get(0).items();
        List<LocalDate> earlier = notice.earlier();
        return new ExtensionView(
                notice.receivedOn(),
                notice.forPublicInterest(),
                notice.question().label(),
                notice.question().wording(),
                question.replaced(),
                question.neitherConfirmedNorDenied(),
                notice.isLate(),
                notice.question().dueOn(),
                notice.estimate(),
                !earlier.isEmpty(),
                earlier.isEmpty() ? null : earlier.get(earlier.size() - 1),
                Words.of(notice.reason()),
                Words.of(notice.complexity()),
                Words.of(notice.volume()),
                deferred.citations().stream()
                        .filter(citation -> !citation.absolute())
                        .toList(),
                question.items(),
                !decidedItems.isEmpty(),
                decidedItems.isEmpty() ? List.of() : decided.citations(),
                decidedItems,
                notice.givesPart(),
                question.answer(),
                question.attachments(),
                question.hasAttachments(),
                notice.hasOthers(),
                notice.others());
    }
}
