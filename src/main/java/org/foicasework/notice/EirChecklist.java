package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Outcome;
import org.jsoup.nodes.Element;

/**
 * What a notice under the Environmental Information Regulations 2004 must say besides what every notice says. Nothing of the
 * Act's own refusal stands in it: no section 17, no exemption of Part II, no cost limit.
 */
final class EirChecklist {

    static final String TOO_GENERAL = "say that the request is too general and that particulars are needed";

    /** Reg 14: "(2) ... as soon as possible and no later than 20 working days", "(3) ... reasons", "(4)", "(5)". */
    static final List<Check<Response>> RESPONSE = List.of(
            block(
                    "G3",
                    "EIR reg 14, good practice",
                    "quote every question once, and replaced words as replaced",
                    ResponseChecks::quotesQuestions),
            block("G4", "EIR reg 5(1)", "give a decision on every question", ResponseChecks::decidesEverything),
            block(
                            "G4",
                            "EIR reg 5(1), 5(2)",
                            "say of every question that it does not answer that the answer follows, and by when",
                            ResponseChecks::leavesTheRestOpen)
                    .when(notice -> !notice.continuing().isEmpty()),
            block(
                    "G6",
                    "EIR reg 5(1), 12(4)(a), 12(6)",
                    "say of every question whether the information is held, or neither",
                    ResponseChecks::confirmsOrDenies),
            block(
                            "G9",
                            "EIR reg 5(2), 14(2)",
                            "say that it is late, name the breach and apologise",
                            ResponseChecks::apologises)
                    .when(notice -> !notice.late().isEmpty()),
            block("D2", "EIR reg 5(1)", "give the information that is disclosed", ResponseChecks::givesInformation)
                    .when(notice -> ResponseChecks.has(notice, Outcome.DISCLOSE)
                            || ResponseChecks.has(notice, Outcome.DISCLOSE_IN_PART)),
            warn("D4", "good practice", "say how the information may be used", (notice, look) -> look.shows("D4")),
            warn(
                            "D5",
                            "EIR reg 11, 16",
                            "tell the applicant's rights of complaint",
                            (Response notice, Check.Look look) -> {
                                tellsRepresentations(notice, look);
                                tellsEnforcement(notice, look);
                            })
                    .when(notice -> !notice.refuses()),
            block(
                            "E1",
                            "EIR reg 14(1)",
                            "say that it is a refusal under regulation 14, and of what",
                            EirChecklist::refuses)
                    .when(Response::refuses),
            block(
                            "E2",
                            "EIR reg 14(3)(a)",
                            "name each exception down to its paragraph",
                            ResponseChecks::namesExemptions)
                    .when(Response::refuses),
            block("E3", "EIR reg 14(3)", "give the reasons why each exception applies", EirChecklist::saysWhy)
                    .when(Response::refuses),
            block(
                            "E4",
                            "EIR reg 12(5)",
                            "say that disclosure would adversely affect the interest, and how",
                            EirChecklist::saysWouldAdverselyAffect)
                    .when(Response::refuses),
            block(
                            "E5",
                            "EIR reg 12(1)(b), 14(3)(b)",
                            "give the matters considered on the public interest",
                            EirChecklist::weighsPublicInterest)
                    .when(Response::refuses),
            warn(
                            "E6",
                            "EIR reg 5(3), 13(1)",
                            "say where no balance of the public interest is needed",
                            EirChecklist::explainsNoBalance)
                    .when(Response::refuses),
            block(
                            "E8",
                            "EIR reg 14(5)(a), 11",
                            "tell of the right to make representations: how, to whom, in what time, free of charge",
                            (Response notice, Check.Look look) -> tellsRepresentations(notice, look))
                    .when(Response::refuses),
            block(
                            "E9",
                            "EIR reg 14(5)(b), 18",
                            "tell of the enforcement and appeal provisions of the Act that regulation 18 applies",
                            (Response notice, Check.Look look) -> tellsEnforcement(notice, look))
                    .when(Response::refuses),
            block(
                            "E10",
                            "EIR reg 12(11), 14(3)",
                            "say what is withheld under which exception",
                            ResponseChecks::listsWithheldItems)
                    .when(notice -> ResponseChecks.has(notice, Outcome.WITHHOLD)
                            || ResponseChecks.has(notice, Outcome.DISCLOSE_IN_PART)),
            warn("E11", "EIR reg 9(1)", "pass on the advice and assistance that is recorded", ResponseChecks::helps),
            block(
                    "E12",
                    "EIR reg 14(3)(a)",
                    "cite the same provisions in its text, its list and its annex as were decided on",
                    EirChecklist::citesConsistently),
            warn("E13", "EIR reg 5(2), 7, 14(2)", "go out by the due date", ResponseChecks::isInTime),
            block(
                            "E14",
                            "EIR reg 12(2)",
                            "say that the presumption in favour of disclosure was applied",
                            (Response notice, Check.Look look) -> statesPresumption(notice, look))
                    .when(Response::refuses),
            block(
                            "E15",
                            "EIR reg 14(4)",
                            "say who is preparing unfinished material and when it will be finished, if that is known",
                            EirChecklist::tellsWhoFinishes)
                    .when(Response::refuses),
            block("X11", "FOIA s39", "cite nothing of the Act's own refusals", EirChecklist::keepsTheActOut),
            block(
                            "I1",
                            "EIR reg 12(6), 13(5A)",
                            "neither confirm nor deny, in these words",
                            ResponseChecks::neitherConfirms)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NEITHER_CONFIRM_NOR_DENY)),
            warn(
                            "I5",
                            "good practice",
                            "say that nothing follows from neither confirming nor denying",
                            ResponseChecks::leavesOpen)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NEITHER_CONFIRM_NOR_DENY)),
            block(
                            "I6",
                            "EIR reg 12(6), 13(5A)",
                            "let nothing slip beside neither confirming nor denying",
                            ResponseChecks::leaksNothing)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NEITHER_CONFIRM_NOR_DENY)),
            block(
                    "X10",
                    "EIR reg 12(6), 13(5A)",
                    "speak of confirming or denying only where it does neither",
                    ResponseChecks::keepsNeitherApart),
            warn("J3", "good practice", "explain why the information is not held", ResponseChecks::explainsNotHeld)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NOT_HELD)),
            warn(
                            "J4",
                            "EIR reg 10",
                            "name the authority that holds it, where that is recorded",
                            ResponseChecks::signposts)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NOT_HELD)),
            block(
                            "K2",
                            "EIR reg 6(1)(b)",
                            "say exactly where information is that is easily accessible already",
                            ResponseChecks::givesLocation)
                    .when(notice -> ResponseChecks.has(notice, Outcome.OTHERWISE_ACCESSIBLE)));

    /** Reg 12(4)(c) with reg 14: what is too general is refused until the particulars come. */
    static final List<Check<ClarificationRequest>> TOO_GENERAL_REFUSED = List.of(
            block(
                    "E1",
                    "EIR reg 14(1)",
                    "say that it is a refusal under regulation 14 until the particulars come",
                    (notice, look) -> look.shows("E1", "refus", "regulation 14", notice.label())),
            block(
                    "E2",
                    "EIR reg 14(3)(a), 12(4)(c)",
                    "name the exception",
                    (notice, look) -> look.shows("E2", "regulation 12(4)(c)")),
            block(
                    "E5",
                    "EIR reg 14(3)(b)",
                    "give the matters considered on the public interest",
                    (notice, look) -> look.needs(
                                    "/publicInterest",
                                    notice.publicInterest(),
                                    "Say what was considered on the public interest.")
                            .shows("E5", notice.publicInterest(), "outweighs")),
            block(
                    "E8",
                    "EIR reg 14(5)(a), 11",
                    "tell of the right to make representations: how, to whom, in what time, free of charge",
                    EirChecklist::tellsRepresentations),
            block(
                    "E9",
                    "EIR reg 14(5)(b), 18",
                    "tell of the enforcement and appeal provisions of the Act that regulation 18 applies",
                    EirChecklist::tellsEnforcement),
            block(
                    "E14",
                    "EIR reg 12(2)",
                    "say that the presumption in favour of disclosure was applied",
                    EirChecklist::statesPresumption),
            block("X11", "FOIA s39", "cite nothing of the Act's own refusals", EirChecklist::keepsTheActOut));

    /** Sections of the Act that refuse: the cost limit, vexatious requests, section 17 itself, Part II; not of other Acts. */
    private static final Pattern OF_THE_ACT = Pattern.compile(
            "\\b(?:sections?|s\\.?)\\s?(?:1[0-7]|2[1-9]A?|3\\d|4[0-4])(?:\\([0-9A-Za-z]{1,4}\\))*(?![\\w(])"
                    + "(?!\\s+of\\s+the\\s+(?!Act\\b|Freedom of Information))",
            Pattern.CASE_INSENSITIVE);

    /** The exceptions: regulations 5(3), 12(4) to (6), 13(1) and (5A). */
    private static final Pattern EXCEPTION = Pattern.compile(
            "\\b(?:regulation|reg\\.?)\\s?(5\\(3\\)|12\\([45]\\)\\([a-g]\\)|12\\(6\\)|13\\(1\\)|13\\(5A\\)\\([ab]\\))",
            Pattern.CASE_INSENSITIVE);

    private EirChecklist() {}

    static boolean isCalledFor(Notice notice) {
        return notice.regime() == AccessRegime.EIR;
    }

    static void saysTooGeneral(Check.Look look) {
        look.shows("B2", "too general", "regulation 9(2)", "particulars");
    }

    private static void refuses(Response response, Check.Look look) {
        look.shows("E1", "refus", "regulation 14");
        response.questions().stream().filter(response::refuses).forEach(question -> look.shows("E1", question.label()));
    }

    private static void saysWhy(Response response, Check.Look look) {
        ResponseChecks.saysWhy(response, look);
        forNotHeld(response, look, "E3", "regulation 12(4)(a)");
    }

    private static void saysWouldAdverselyAffect(Response response, Check.Look look) {
        ResponseChecks.saysHowLikely(response, look);
        ResponseChecks.forEachItem(response, look, (question, item, place, part) -> item.claims().stream()
                .filter(claim -> claim.prejudice() != null)
                .forEach(claim -> look.shows(look.page().marked("E4", part), "E4", "would adversely affect")));
    }

    private static void weighsPublicInterest(Response response, Check.Look look) {
        ResponseChecks.weighsPublicInterest(response, look);
        forNotHeld(response, look, "E5", "public interest");
    }

    private static void forNotHeld(Response response, Check.Look look, String mark, String words) {
        ResponseChecks.forEach(response, (question, place) -> {
            if (ResponseChecks.is(question, Outcome.NOT_HELD)) {
                look.shows(look.page().marked(mark, look.page().answer(question.label())), mark, words);
            }
        });
    }

    private static void explainsNoBalance(Response response, Check.Look look) {
        ResponseChecks.forEachItem(response, look, (question, item, place, part) -> {
            if (!item.claims().isEmpty() && !ResponseChecks.isQualified(item, look)) {
                look.shows(look.page().marked("E6", part), "E6", "public interest");
            }
        });
    }

    /** Reg 11(1)-(3): representations in writing, within 40 working days, considered free of charge. */
    static void tellsRepresentations(Notice notice, Check.Look look) {
        AuthorityDetails.Review review = look.setting().authority().review();
        look.shows("E8", "regulation 11", "representations", "40 working days", "free of charge", review.how())
                .shows("E8", review.contact().toArray());
    }

    static void tellsEnforcement(Notice notice, Check.Look look) {
        ResponseChecks.tellsRegulatorOf(notice.heading(), look);
        look.shows("E9", "regulation 18", "Tribunal");
    }

    private static void statesPresumption(Notice notice, Check.Look look) {
        look.shows("E14", "presumption in favour of disclosure", "regulation 12(2)");
    }

    private static void tellsWhoFinishes(Response response, Check.Look look) {
        ResponseChecks.forEachItem(response, look, (question, item, place, part) -> {
            for (ExemptionClaim claim : item.claims()) {
                ResponseView.Unfinished unfinished = ResponseView.Unfinished.of(claim);
                if (unfinished != null) {
                    look.shows(
                            look.page().marked("E15", part), "E15", unfinished.preparedBy(), unfinished.finishedBy());
                }
            }
        });
    }

    private static void citesConsistently(Response response, Check.Look look) {
        List<ResponseView.Citation> citations = ResponseChecks.citations(response, look);
        Map<String, String> decided = citations.stream()
                .collect(Collectors.toMap(ResponseView.Citation::key, ResponseView.Citation::section));
        Set<String> keys = new TreeSet<>(decided.keySet());
        List<Element> annex = look.page().marked("E12");
        if (response.refuses()) {
            look.shows(annex, "E12");
            citations.forEach(citation -> look.shows(annex, "E12", citation.section(), citation.words()));
        }
        ResponseChecks.same(keys, NoticePage.limbs(look.page().marked("E2")), "list of exceptions", look);
        ResponseChecks.same(keys, NoticePage.limbs(annex), "annex", look);
        EXCEPTION
                .matcher(look.page().ownWords())
                .results()
                .map(cited -> cited.group(1))
                .distinct()
                .filter(cited -> !decided.containsKey("reg" + cited))
                .forEach(cited -> look.refuses(
                        true,
                        "/questions",
                        "The letter names regulation " + cited
                                + ", but no decision relies on it. Take it out of the text, or add the exception to"
                                + " the decision."));
    }

    /** X11: s39 exempts environmental information from the Act, so none of the Act's own refusals has a place here. */
    private static void keepsTheActOut(Notice notice, Check.Look look) {
        OF_THE_ACT
                .matcher(look.page().ownWords())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(cited -> look.refuses(
                        true,
                        "/questions",
                        "The letter names " + cited
                                + " of the Act. Environmental information is refused under an exception of the"
                                + " Regulations, or not at all: take it out of the text, or out of the template."));
    }
}
