package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.WithheldItem;
import org.jsoup.nodes.Element;

/** C: what a notice must say that takes more time for the public interest; R: for complexity and volume. */
final class ExtensionChecks {

    private ExtensionChecks() {}

    private static final List<Check<ExtensionNotice>> BOTH = List.of(
            block("G3", "good practice", "quote the question word for word", (notice, look) -> look.needs(
                            "/question/wording",
                            notice.question().wording(),
                            "Enter the question in the applicant's own words.")
                    .shows(
                            look.page().marked("G3", notice.question().label()),
                            "G3",
                            notice.question().wording())),
            block(
                    "C6",
                    "FOIA s17(2), EIR reg 7(3)",
                    "give the date by which a decision is expected",
                    ExtensionChecks::givesDate),
            block(
                            "C7",
                            "FOIA s10(1), s10(3)",
                            "say when the other questions are answered, which it changes nothing for",
                            ExtensionChecks::leavesTheRestAlone)
                    .when(ExtensionNotice::hasOthers),
            block(
                    "E8",
                    "FOIA s17(7)(a), EIR reg 11",
                    "tell how, to whom and within what time to ask for an internal review",
                    (notice, look) -> ResponseChecks.tellsReview(notice.asResponse(notice.question()), look)),
            block(
                    "E9",
                    "FOIA s17(7)(b), s50",
                    "tell of the right to apply to the regulator, with its name and address",
                    (notice, look) -> ResponseChecks.tellsRegulator(notice.asResponse(notice.question()), look)),
            warn(
                    "C9",
                    "FOIA s17(1), EIR reg 7(3)",
                    "go out by the due date",
                    (notice, look) -> look.refuses(
                            notice.isLate(),
                            "/heading/date",
                            "The notice goes after the day by which it had to. It still has to go, says so and apologises; the date of"
                                    + " the answer does not move, and the breach stays on record.")),
            block(
                            "G9",
                            "FOIA s10(1), s17(1)",
                            "say that it is late, and apologise",
                            (ExtensionNotice notice, Check.Look look) ->
                                    look.shows("G9", "sorry", notice.question().dueOn()))
                    .when(ExtensionNotice::isLate));

    private static final List<Check<ExtensionNotice>> PUBLIC_INTEREST = List.of(
            block(
                    "C1",
                    "FOIA s17(1)(a)",
                    "say that it is a notice under section 17(1) and that exemptions are relied on",
                    (notice, look) -> look.shows(
                            "C1", "section 17(1)", "rely", notice.question().label())),
            block(
                    "C2",
                    "FOIA s17(1)(b)",
                    "name each exemption with its subsection and paragraph",
                    ExtensionChecks::names),
            block("C3", "FOIA s17(1)(c)", "say why each exemption is engaged", ExtensionChecks::saysWhy),
            block(
                    "C4",
                    "FOIA s2(3), s10(3)",
                    "take more time for qualified exemptions only",
                    (notice, look) -> look.refuses(
                            notice.deferred().decision() == null
                                    || notice.deferred().decision().withheld().isEmpty(),
                            "/question/decision",
                            "No item rests on a qualified exemption whose balance is open, so there is nothing to take more"
                                    + " time for. Answer the question.")),
            block(
                    "C5",
                    "FOIA s17(2)",
                    "say that no decision on the public interest has been reached yet",
                    (notice, look) -> look.shows("C5", "not yet reached a decision", "public interest")),
            block(
                    "G6",
                    "FOIA s1(1)(a)",
                    "say whether the information is held, or neither",
                    (notice, look) -> look.shows("G6")),
            block(
                            "C7",
                            "FOIA s1(1)(b), s10(3)",
                            "give what does not depend on the open balance",
                            (ExtensionNotice notice, Check.Look look) -> look.needs(
                                            "/question/decision/answer",
                                            notice.question().decision().answer(),
                                            "Part of the information is disclosed and does not depend on the balance: give it"
                                                    + " with this notice.")
                                    .shows(
                                            "C7-part",
                                            notice.question().attachments().toArray()))
                    .when(ExtensionNotice::givesPart),
            block(
                            "E2",
                            "FOIA s17(1)(b)",
                            "name the exemptions under which the rest is withheld already",
                            ExtensionChecks::namesDecided)
                    .when(ExtensionChecks::hasDecided),
            block(
                            "E10",
                            "FOIA s1(1)(b), s17(1)(b)",
                            "say what is withheld already",
                            on(ResponseChecks::listsWithheldItems))
                    .when(ExtensionChecks::hasDecided),
            block("E3", "FOIA s17(1)(c)", "say why it is withheld already", on(ResponseChecks::saysWhy))
                    .when(ExtensionChecks::hasDecided),
            block(
                            "X2",
                            "FOIA s23(1), s24(1)",
                            "say that sections 23 and 24 mask each other",
                            on(ResponseChecks::saysThatItMasks))
                    .when(ExtensionChecks::hasDecided),
            block("E4", "FOIA s17(1)(c)", "say how likely the harm is", on(ResponseChecks::saysHowLikely))
                    .when(ExtensionChecks::hasDecided),
            block("E5", "FOIA s17(3)", "give the balances that are struck", on(ResponseChecks::weighsPublicInterest))
                    .when(ExtensionChecks::hasDecided),
            warn(
                            "E6",
                            "FOIA s2(3)",
                            "say that absolute exemptions need no balance",
                            on(ResponseChecks::explainsAbsolute))
                    .when(ExtensionChecks::hasDecided),
            block("E7", "FOIA s17(4)", "say that reasons are left out", on(ResponseChecks::saysThatReasonsAreLeftOut))
                    .when(ExtensionChecks::hasDecided));

    private static final List<Check<ExtensionNotice>> COMPLEXITY_AND_VOLUME = List.of(
            block(
                    "R1",
                    "EIR reg 7(1)",
                    "say that complexity and volume make it impracticable to answer in time",
                    (notice, look) -> look.shows("R1", "regulation 7", "complexity", "volume")),
            block("R2", "EIR reg 7(1)", "say what makes the information complex", (notice, look) -> look.needs(
                            "/complexity", notice.complexity(), "Say what makes the information complex.")
                    .shows("R2")),
            block("R3", "EIR reg 7(1)", "say how much of it there is", (notice, look) -> look.needs(
                            "/volume", notice.volume(), "Say how much information there is.")
                    .shows("R3")),
            block(
                    "R4",
                    "EIR reg 7(1), 7(3)",
                    "keep within 40 working days, and go out within 20",
                    (notice, look) -> look.refuses(
                                    notice.isLate(),
                                    "/heading/date",
                                    "The time for this notice is over (regulation 7(3)), so it can extend nothing. Answer as soon as"
                                            + " possible.")
                            .refuses(
                                    notice.estimate() != null
                                            && notice.guideUntil() != null
                                            && notice.estimate().isAfter(notice.guideUntil()),
                                    "/estimate",
                                    "The date lies beyond 40 working days, the limit of regulation 7(1).")));

    /** Every check for the ground of this notice. */
    static List<Check<ExtensionNotice>> of(ExtensionNotice notice) {
        List<Check<ExtensionNotice>> checks = new ArrayList<>(BOTH);
        checks.addAll(notice.forPublicInterest() ? PUBLIC_INTEREST : COMPLEXITY_AND_VOLUME);
        return checks;
    }

    /** What is decided already has to be said as in a response. */
    private static java.util.function.BiConsumer<ExtensionNotice, Check.Look> on(
            java.util.function.BiConsumer<Response, Check.Look> check) {
        return (notice, look) -> check.accept(notice.asResponse(notice.decided()), look);
    }

    private static boolean hasDecided(ExtensionNotice notice) {
        return notice.decided().decision() != null
                && !notice.decided().decision().withheld().isEmpty();
    }

    private static void givesDate(ExtensionNotice notice, Check.Look look) {
        look.needs("/estimate", notice.estimate(), "Give the date by which you expect a decision.")
                .refuses(
                        notice.estimate() != null
                                && notice.heading().date() != null
                                && !notice.estimate().isAfter(notice.heading().date()),
                        "/estimate",
                        "The date by which a decision is expected has come. Ask for more time anew, with a later date.")
                .refuses(
                        notice.forPublicInterest()
                                && notice.estimate() != null
                                && notice.guideUntil() != null
                                && notice.estimate().isAfter(notice.guideUntil())
                                && !notice.escalated(),
                        "/estimate",
                        "The date lies beyond working day 40, and no second manager has agreed to that.")
                .shows("C6", notice.estimate());
        if (!notice.earlier().isEmpty()) {
            look.shows("C6-again", notice.earlier().get(notice.earlier().size() - 1), notice.reason());
        }
    }

    private static void leavesTheRestAlone(ExtensionNotice notice, Check.Look look) {
        for (OpenQuestion question : notice.others()) {
            look.shows("C7", question.label());
            if (question.dueOn() != null) {
                look.shows("C7", question.dueOn());
            }
        }
    }

    private static void names(ExtensionNotice notice, Check.Look look) {
        Set<String> relied = new TreeSet<>();
        for (ExemptionClaim claim : claims(notice.deferred())) {
            provision(claim, look).filter(provision -> !provision.absolute()).ifPresent(provision -> {
                relied.add(provision.key());
                look.shows(entries(look.page().marked("C2"), provision.key()), "C2", provision.section());
            });
        }
        Set<String> named = NoticePage.limbs(look.page().marked("C2"));
        look.refuses(
                !relied.equals(named),
                "template:" + notice.type().template(),
                "The letter names other exemptions than those whose balance is open.");
    }

    private static void namesDecided(ExtensionNotice notice, Check.Look look) {
        for (ExemptionClaim claim : claims(notice.decided())) {
            provision(claim, look)
                    .ifPresent(provision ->
                            look.shows(entries(look.page().marked("E2"), provision.key()), "E2", provision.section()));
        }
    }

    private static void saysWhy(ExtensionNotice notice, Check.Look look) {
        if (notice.deferred().decision() == null) {
            return;
        }
        int number = 0;
        for (WithheldItem item : notice.deferred().decision().withheld()) {
            number++;
            String place = "C3-" + number;
            for (ExemptionClaim claim : item.claims()) {
                List<Element> reason = look.page().marked("C3").stream()
                        .filter(element -> element.attr("data-limb").equals(claim.limb())
                                && element.attr("data-deferred").equals(place))
                        .toList();
                provision(claim, look).ifPresent(provision -> look.shows(reason, "C3", provision.section()));
                if (item.reasonWouldReveal()) {
                    look.shows("C3-omitted", "section 17(4)");
                } else {
                    PrejudiceTest test = claim.prejudice();
                    if (test != null) {
                        look.shows(reason, "C3", lines(test.harm()))
                                .shows(reason, "C3", lines(test.causalLink()))
                                .shows(reason, "C3", test.toWhom())
                                .shows(
                                        reason,
                                        "C3",
                                        test.likelihood() == null
                                                ? null
                                                : test.likelihood().words());
                    }
                    look.shows(reason, "C3", lines(claim.whyItApplies()));
                }
            }
        }
    }

    private static Object[] lines(String text) {
        return text == null
                ? new Object[0]
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toArray();
    }

    private static List<ExemptionClaim> claims(AnsweredQuestion question) {
        return question.decision() == null
                ? List.of()
                : question.decision().withheld().stream()
                        .flatMap(item -> item.claims().stream())
                        .toList();
    }

    private static java.util.Optional<Provision> provision(ExemptionClaim claim, Check.Look look) {
        return Provision.of(
                claim, look.setting().catalogue(), look.setting().authority().authorityClass());
    }

    private static List<Element> entries(List<Element> lists, String limb) {
        return lists.stream()
                .flatMap(list -> list.getElementsByAttributeValue("data-limb", limb).stream())
                .collect(Collectors.toList());
    }
}
