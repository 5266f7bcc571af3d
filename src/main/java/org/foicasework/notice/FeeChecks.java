package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.math.BigDecimal;
import java.util.List;
import org.foicasework.request.Fees;

/** L: what a fees notice must say, and the letter that closes a question whose fee was not paid. */
final class FeeChecks {

    static final List<Check<FeesNotice>> FEES_NOTICE = List.of(
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> NoticeChecklist.quotes(look, notice.label(), notice.wording())),
            block("L1", "FOIA s9(1)", "state the amount of the fee", (notice, look) -> look.needs(
                            "/amount", notice.amount(), "Enter the amount of the fee.")
                    .refuses(
                            notice.amount() != null && notice.amount().signum() <= 0,
                            "/amount",
                            "A fee of nothing needs no notice.")
                    .shows("L1", notice.amount())),
            block(
                    "L2",
                    "SI 2004/3244 reg 6",
                    "say what the fee is made up of: the cost of giving the information and nothing else",
                    FeeChecks::isCostOfGiving),
            block("L3", "good practice", "say how to pay", (notice, look) -> {
                look.needs("/howToPay", notice.howToPay(), "Say how the applicant can pay.");
                if (notice.howToPay() != null) {
                    look.shows("L3", notice.howToPay().lines().toArray());
                }
            }),
            block("L4", "FOIA s9(2)", "give the last day on which the fee can be paid", (notice, look) -> look.needs(
                            "/payBy",
                            notice.payBy(),
                            "The last day to pay follows from the date of the notice, and the notice has none.")
                    .shows("L4", "three months", notice.payBy())),
            block("L5", "FOIA s9(2), s10(2)", "say what the fee does to the time for the answer", (notice, look) -> {
                if (notice.isLate()) {
                    look.shows("L5", "does not extend");
                } else {
                    look.shows("L5", "does not run");
                }
            }),
            block("L6", "FOIA s9(1)", "go out within the time for an answer", (notice, look) -> look.needs(
                            "/dueOn", notice.dueOn(), "There is no due date. Have the deadline calculated first.")
                    .refuses(
                            notice.isLate()
                                    && (notice.lateReason() == null
                                            || notice.lateReason().isBlank()),
                            "/lateReason",
                            "The time for an answer has passed, and a fees notice has to be given within it. Answer without"
                                    + " a fee, or return this notice and record why it still goes.")),
            block(
                            "B6",
                            "FOIA s10(1)",
                            "say which questions are worked on meanwhile and when their answers are due",
                            (FeesNotice notice, Check.Look look) ->
                                    NoticeChecklist.continuing(look, notice.continuing()))
                    .when(FeesNotice::hasContinuing),
            warn(
                    "L7",
                    "FOIA s50, s45 Code of Practice",
                    "tell the applicant's rights of complaint",
                    (notice, look) -> look.shows("L7", "internal review", "section 50")));

    static final List<Check<FeeLapsed>> FEE_LAPSED = List.of(
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> NoticeChecklist.quotes(look, notice.label(), notice.wording())),
            block(
                    "L8",
                    "FOIA s9(2)",
                    "give the date of the fees notice, the fee and the last day to pay",
                    (notice, look) -> look.needs("/askedOn", notice.askedOn(), "Enter when the fees notice was given.")
                            .needs("/payBy", notice.payBy(), "Enter the last day on which the fee could be paid.")
                            .shows("L8", notice.askedOn(), notice.amount(), notice.payBy())),
            block(
                    "L9",
                    "FOIA s9(2)",
                    "say that the question is closed because the fee was not paid in time",
                    (notice, look) -> look.shows("L9", "section 9(2)", "closed", notice.paidOn())),
            block(
                    "L10",
                    "FOIA s16",
                    "say that the applicant can ask again",
                    (notice, look) -> look.shows("L10", "new request")),
            block(
                            "B6",
                            "FOIA s10(1)",
                            "say which questions are still worked on and when their answers are due",
                            (FeeLapsed notice, Check.Look look) ->
                                    NoticeChecklist.continuing(look, notice.continuing()))
                    .when(FeeLapsed::hasContinuing),
            block(
                    "L11",
                    "FOIA s9(2), s17",
                    "not speak of exemptions or of a refusal notice, since nothing is refused",
                    (notice, look) -> look.refuses(
                            ResponseChecks.REFUSAL_WORDING
                                    .matcher(look.page().ownWords())
                                    .find(),
                            "template:" + notice.type().template(),
                            "The letter speaks of a refusal notice, of section 17 or of an exemption. A question that"
                                    + " lapses is not refused: ask a process owner to take these words out of the"
                                    + " template.")));

    private FeeChecks() {}

    private static void isCostOfGiving(FeesNotice notice, Check.Look look) {
        look.needs("/parts", notice.parts(), "Say what the fee is made up of.");
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < notice.parts().size(); i++) {
            FeesNotice.Part part = notice.parts().get(i);
            String place = "/parts/" + i;
            look.needs(place + "/kind", part.kind(), "Choose which cost of regulation 6 this part of the fee is.")
                    .needs(place + "/what", part.what(), "Say what this part of the fee pays for.")
                    .refuses(
                            Fees.speaksOfTime(part.what()),
                            place + "/what",
                            "Nobody's time may be charged (regulation 6(4)): \"" + part.what() + "\".")
                    .shows("L2", part.kind(), part.what(), part.pounds());
            sum = part.pounds() == null ? sum : sum.add(part.pounds());
        }
        look.refuses(
                notice.amount() != null && notice.amount().compareTo(sum) > 0,
                "/parts",
                "The fee is higher than what it is made up of.");
    }
}
