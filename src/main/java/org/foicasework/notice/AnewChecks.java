package org.foicasework.notice;

import static org.foicasework.notice.Check.block;

import java.util.List;
import java.util.Set;
import org.foicasework.request.Review;
import org.jsoup.nodes.Element;

/** What the letters of an internal review and of compliance with a decision notice have to say. */
final class AnewChecks {

    /** Of an answer given afresh, these are said elsewhere in the letter, or of the first answer only. */
    static final Set<String> NOT_OF_A_FRESH_ANSWER = Set.of("G9", "D4", "D5", "E8", "E9", "E13");

    private static final String REGULATOR =
            "tell of the right to apply to the regulator under section 50, with its name and address";

    private static final String BOTH_LAWS = "name the Regulations beside the Act, where both apply to what is reviewed";

    static final List<Check<ReviewAcknowledgement>> REVIEW_ACKNOWLEDGEMENT = List.of(
            block("V8", "EIR reg 11", BOTH_LAWS, (ReviewAcknowledgement notice, Check.Look look) -> regulations(look))
                    .when(notice -> notice.regulationsDueOn() != null),
            block(
                            "V9",
                            "EIR reg 11(4)",
                            "give the day of the Regulations beside that of the Code, where both apply",
                            (ReviewAcknowledgement notice, Check.Look look) ->
                                    look.shows("V9", "regulation 11(4)", notice.regulationsDueOn()))
                    .when(notice -> notice.regulationsDueOn() != null),
            block(
                    "V1",
                    "s45 Code para 5.4",
                    "say when the request for a review was received",
                    (notice, look) -> look.needs(
                                    "/askedOn",
                                    notice.askedOn(),
                                    "Enter the day on which the request for a review arrived.")
                            .shows("V1", notice.askedOn())),
            block(
                    "V2",
                    "s45 Code para 5.4, EIR reg 11(4)",
                    "give the day by which the outcome is due, as a date",
                    (notice, look) -> look.needs(
                                    "/dueOn", notice.dueOn(), "The review has no date. Have it calculated first.")
                            .shows("V2", notice.dueOn())),
            block("V3", "s45 Code para 5.1", "say what we understand the complaint to be", (notice, look) -> look.needs(
                            "/grounds", notice.grounds(), "List what is complained of.")
                    .shows("V3", notice.grounds().toArray())),
            block(
                    "V4",
                    "s45 Code para 5.9",
                    "say that somebody reviews it who took no part in the answer",
                    (notice, look) -> look.shows("V4", "no part")));

    static final List<Check<ReviewDeclined>> REVIEW_DECLINED = List.of(
            block("V8", "EIR reg 11", BOTH_LAWS, (ReviewDeclined notice, Check.Look look) -> regulations(look))
                    .when(notice -> notice.regulationsDueOn() != null),
            block(
                    "V1",
                    "s45 Code para 5.3",
                    "say when the request for a review was received",
                    (notice, look) -> look.shows("V1", notice.askedOn())),
            block(
                    "V7",
                    "s45 Code para 5.3",
                    "say until when a review could be asked for, and why no exception is made",
                    (notice, look) -> look.needs(
                                    "/why", notice.why(), "Give the reason why the late request is not taken.")
                            .shows("V7", notice.answeredOn(), notice.lastDayToAsk(), notice.why())),
            block("M8", "FOIA s17(7)(b), s50", REGULATOR, (notice, look) -> regulator(notice, look)));

    static final List<Check<ReviewExtension>> REVIEW_EXTENSION = List.of(
            block("V8", "EIR reg 11", BOTH_LAWS, (ReviewExtension notice, Check.Look look) -> regulations(look))
                    .when(notice -> notice.regulationsDueOn() != null),
            block(
                    "V1",
                    "s45 Code para 5.5",
                    "say when the request for a review was received",
                    (notice, look) -> look.shows("V1", notice.askedOn())),
            block("V5", "s45 Code para 5.5", "say why the review needs longer", (notice, look) -> look.needs(
                            "/why", notice.why(), "Say why the review needs longer.")
                    .shows("V5", notice.why())),
            block(
                    "V6",
                    "s45 Code para 5.5",
                    "give the first date and the one that takes its place",
                    (notice, look) -> look.needs(
                                    "/dueOn", notice.dueOn(), "The review has no date. Have it calculated first.")
                            .shows("V6", notice.firstDueOn(), notice.dueOn())));

    static final List<Check<ReviewOutcome>> REVIEW_OUTCOME = List.of(
            block("V8", "EIR reg 11", BOTH_LAWS, (ReviewOutcome notice, Check.Look look) -> regulations(look))
                    .when(notice -> notice.regulationsDueOn() != null),
            block(
                    "M1",
                    "s45 Code para 5.9",
                    "name the reviewer by role, and say that they took no part in the answer",
                    (notice, look) -> look.needs(
                                    "/reviewer", notice.reviewer(), "Say in what role the reviewer reviewed.")
                            .refuses(
                                    !notice.independent(),
                                    "/reviewer",
                                    "Whoever concluded this review took part in the answer. Somebody else has to review it.")
                            .shows("M1", notice.reviewer(), "no part")),
            block(
                    "M2",
                    "s45 Code part 5",
                    "give the dates of the request for the review and of the answer",
                    (notice, look) -> look.shows("M2", notice.askedOn(), notice.answeredOn())),
            block("M3", "s45 Code para 5.8", "answer each ground of complaint", AnewChecks::answersGrounds),
            block(
                            "M4",
                            "s45 Code para 5.8",
                            "say of every question whether the decision is upheld, varied or overturned, and why",
                            AnewChecks::decidesEachQuestion)
                    .when(notice -> !notice.questions().isEmpty()),
            block(
                            "M5",
                            "FOIA s17(1), s45 Code para 5.8",
                            "give the new decision where one is changed, and name what is relied on no longer or anew",
                            AnewChecks::givesNewDecisions)
                    .when(notice -> !notice.questions().isEmpty()),
            block(
                            "M7",
                            "FOIA s10, s16, s17",
                            "say where the handling fell short, and apologise",
                            AnewChecks::admitsShortcomings)
                    .when(notice -> !notice.shortcomings().isEmpty()),
            block("M8", "FOIA s17(7)(b), s50", REGULATOR, (notice, look) -> regulator(notice, look)),
            block(
                    "M9",
                    "s45 Code para 5.5, EIR reg 11(4)",
                    "say how long the review took, and why if it took longer than was first said",
                    (notice, look) -> look.shows(
                                    "M9",
                                    notice.workingDaysTaken() == null ? null : notice.workingDaysTaken() + " working")
                            .refuses(
                                    notice.overFirstDate() && isBlank(notice.delayWhy()),
                                    "/delayWhy",
                                    "The review took longer than until "
                                            + NoticeRenderer.DATE.format(
                                                    notice.firstDueOn() == null
                                                            ? java.time.LocalDate.EPOCH
                                                            : notice.firstDueOn())
                                            + ". Return it to the reviewer, who has to say why.")
                            .shows("M9", notice.overFirstDate() ? notice.delayWhy() : null)));

    static final List<Check<ComplianceResponse>> COMPLIANCE_RESPONSE = List.of(
            block("P1", "FOIA s50(4)", "name the decision notice with its date", (notice, look) -> look.needs(
                            "/decisionNotice", notice.decisionNotice(), "Record the decision notice first.")
                    .shows("P1", notice.decisionNotice(), notice.decidedOn())),
            block(
                    "P2",
                    "FOIA s50(4)",
                    "answer the questions that the steps are about",
                    (notice, look) -> look.needs(
                            "/decidedAnew", notice.answers(), "Choose the questions that are decided anew.")),
            block(
                    "E8",
                    "FOIA s17(7)(a)",
                    "tell how, to whom and within what time to ask for an internal review, or to make representations",
                    (notice, look) -> notice.answers().forEach(answer -> {
                        if (answer.regime() == AccessRegime.EIR) {
                            EirChecklist.tellsRepresentations(answer, look);
                        } else {
                            ResponseChecks.tellsReview(answer, look);
                        }
                    })),
            block("E9", "FOIA s17(7)(b), s50", REGULATOR, (notice, look) -> notice.answers()
                    .forEach(answer -> {
                        if (answer.regime() == AccessRegime.EIR) {
                            EirChecklist.tellsEnforcement(answer, look);
                        } else {
                            ResponseChecks.tellsRegulator(answer, look);
                        }
                    })));

    private AnewChecks() {}

    private static void regulations(Check.Look look) {
        look.shows("V8", AccessRegime.EIR.title());
    }

    private static void regulator(Notice notice, Check.Look look) {
        if (notice.heading().date() == null) {
            look.refuses(true, "/heading/date", "Without a date the letter cannot name the regulator of the day.");
            return;
        }
        look.setting()
                .authority()
                .regulatorOn(notice.heading().date())
                .ifPresentOrElse(
                        regulator -> look.shows("M8", "section 50", regulator.name(), regulator.website())
                                .shows("M8", regulator.address().toArray()),
                        () -> look.refuses(
                                true,
                                "/heading/date",
                                "No regulator is configured for the date of this letter: ask an administrator to look"
                                        + " at foi.authority.regulators."));
    }

    private static void answersGrounds(ReviewOutcome notice, Check.Look look) {
        look.needs("/grounds", notice.grounds(), "The review has no grounds. Record what is complained of.");
        List<Element> places = look.page().marked("M3");
        for (int i = 0; i < notice.grounds().size(); i++) {
            ReviewOutcome.Ground ground = notice.grounds().get(i);
            look.needs(
                    "/grounds/" + i,
                    ground.reply(),
                    "Ground " + (i + 1) + " has no answer. Return the letter to the reviewer.");
            Element place = i < places.size() ? places.get(i) : new Element("section");
            look.shows(List.of(place), "M3", ground.ground());
            if (!isBlank(ground.reply())) {
                look.shows(List.of(place), "M3", ground.reply().lines().toArray());
            }
        }
    }

    private static void decidesEachQuestion(ReviewOutcome notice, Check.Look look) {
        for (int i = 0; i < notice.questions().size(); i++) {
            ReviewOutcome.Reviewed question = notice.questions().get(i);
            String place = "/questions/" + i;
            look.needs(
                            place + "/outcome",
                            question.outcome(),
                            question.label() + " has no outcome. Return the letter to the reviewer.")
                    .needs(
                            place + "/reasons",
                            question.reasons(),
                            "The outcome on " + question.label()
                                    + " has no reasons. Return the letter to the reviewer.");
            if (question.outcome() != null && !isBlank(question.reasons())) {
                look.shows(look.page().marked("M4", question.label()), "M4", verb(question.outcome()))
                        .shows(
                                look.page().marked("M4", question.label()),
                                "M4",
                                question.reasons().lines().toArray());
            }
        }
    }

    private static void givesNewDecisions(ReviewOutcome notice, Check.Look look) {
        for (int i = 0; i < notice.questions().size(); i++) {
            ReviewOutcome.Reviewed question = notice.questions().get(i);
            if (question.outcome() == null || !question.outcome().asksForNewDecision()) {
                continue;
            }
            look.refuses(
                    !question.changed() || !notice.decidesAnew(question.label()),
                    "/questions/" + i,
                    "The decision on " + question.label() + " is " + verb(question.outcome())
                            + ", but there is no decision that differs from the one reviewed.");
            List<Element> place = look.page().marked("M5", question.label());
            if (!question.dropped().isEmpty()) {
                look.shows(place, "M5", question.dropped().toArray());
            }
            if (!question.added().isEmpty()) {
                look.shows(place, "M5", question.added().toArray());
            }
        }
    }

    private static void admitsShortcomings(ReviewOutcome notice, Check.Look look) {
        look.shows("M7", "sorry");
        notice.shortcomings().forEach(words -> look.shows("M7", words.lines().toArray()));
    }

    /** The word of the letter. */
    private static String verb(Review.Outcome outcome) {
        return outcome.label().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
