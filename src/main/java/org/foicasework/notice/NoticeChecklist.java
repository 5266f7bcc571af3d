package org.foicasework.notice;

import static org.foicasework.notice.Check.block;
import static org.foicasework.notice.Check.warn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Outcome;

/**
 * What each notice must say. Every check looks at the facts and at the rendered page: a fact that is missing is for the
 * caseworker to enter, a fact that the page does not say is for the owner of the template to put back. What a decision
 * itself must contain is asked of {@link org.foicasework.exemption.DecisionRules}, again, for each question.
 *
 * <p>Only law that stops the notice blocks. A late notice is not stopped for being late: it has to go, say so and
 * apologise.
 */
public final class NoticeChecklist {

    /** G: every notice. */
    private static final List<Check<Notice>> EVERY_NOTICE = List.of(
            block(
                    "G1",
                    "FOIA s17(1), good practice",
                    "name the authority and give the case reference and the date",
                    (notice, look) -> look.needs(
                                    "/heading/reference",
                                    notice.heading().reference(),
                                    "The notice has no case reference. Register the case first.")
                            .refuses(
                                    notice.heading().reference() != null
                                            && !look.setting()
                                                    .authority()
                                                    .isReference(
                                                            notice.heading().reference()),
                                    "/heading/reference",
                                    "\"" + notice.heading().reference()
                                            + "\" does not have the form of this authority's case references.")
                            .needs(
                                    "/heading/date",
                                    notice.heading().date(),
                                    "The notice has no date. It gets the date of its dispatch.")
                            .shows("G1-authority", look.setting().authority().name())
                            .shows("G1-reference", notice.heading().reference())
                            .shows("G1-date", notice.heading().date())),
            block(
                    "G2",
                    "FOIA s8(1)(b), s11",
                    "be addressed to the applicant as the request gives it",
                    (notice, look) -> look.needs(
                                    "/heading/addressee",
                                    notice.heading().addressee(),
                                    "The applicant's name is missing. Enter it in the request's particulars.")
                            .needs(
                                    "/heading/address",
                                    notice.heading().address(),
                                    "The applicant's address for correspondence is missing. Enter it in the request's"
                                            + " particulars; an e-mail address will do.")
                            .shows("G2", notice.heading().addressee())
                            .shows("G2", notice.heading().address().toArray())),
            block("G5", "FOIA s39", "name the law under which the request is dealt with", (notice, look) -> look.needs(
                            "/regime",
                            notice.regime(),
                            "Say whether the request is dealt with under the Act or under the Regulations.")
                    .shows(
                            "G5",
                            notice.regime() == null ? null : notice.regime().title())),
            warn(
                    "G7",
                    "good practice",
                    "say which officer deals with the case and how to reach them",
                    (notice, look) -> {
                        CaseOfficer officer = notice.heading().officer();
                        look.refuses(
                                officer == null
                                        || isBlank(officer.name()) && isBlank(officer.role())
                                        || isBlank(officer.contact()),
                                "/heading/officer",
                                "No officer with a role or name and a telephone number or e-mail address is given."
                                        + " Assign the case to somebody.");
                        if (officer != null) {
                            look.shows("G7", officer.name(), officer.role(), officer.contact());
                        }
                    }));

    /** A: the acknowledgement. No section demands it, so only what makes it false or useless stops it. */
    private static final List<Check<Acknowledgement>> ACKNOWLEDGEMENT = List.of(
            block("A1", "FOIA s10(1), s10(6)", "give the true date of receipt", (notice, look) -> look.needs(
                            "/receivedOn", notice.receivedOn(), "Enter the date on which the request was received.")
                    .shows("A1", notice.receivedOn())),
            block(
                    "A2",
                    "good practice",
                    "give the reference in the text",
                    (notice, look) -> look.shows("A2", notice.heading().reference())),
            block(
                    "A3",
                    "FOIA s10(1)",
                    "give the day by which the answer is due, as a date",
                    (notice, look) -> look.needs(
                                    "/dueOn",
                                    notice.dueOn(),
                                    "There is no due date. Have the deadline calculated first.")
                            .refuses(
                                    notice.dueOn() != null
                                            && notice.receivedOn() != null
                                            && !notice.dueOn().isAfter(notice.receivedOn()),
                                    "/dueOn",
                                    "The due date is not after the date of receipt. Check the date of receipt.")
                            .shows("A3", notice.dueOn())),
            block("A4", "good practice", "quote the request word for word", (notice, look) -> look.needs(
                            "/requestText",
                            notice.requestText(),
                            "Enter the text of the request in the applicant's own words.")
                    .shows("A4", notice.requestText())),
            block(
                    "A5",
                    "FOIA s39",
                    "say under which law the request is dealt with",
                    (notice, look) -> look.shows("A5")),
            warn(
                    "A6",
                    "FOIA s10(1)",
                    "say that we answer promptly, and in any event by the due date",
                    (notice, look) -> look.shows("A6", "promptly", notice.dueOn())),
            warn("A7", "good practice", "say how to reach us", (notice, look) -> look.shows("A7")),
            warn(
                    "A8",
                    "UK GDPR article 13",
                    "say where our privacy notice is",
                    (notice, look) ->
                            look.shows("A8", look.setting().authority().privacyNotice())),
            warn(
                    "A9",
                    "FOIA s1(3), s9, s10(3)",
                    "say that a question of ours, a fee or the public interest may move the date",
                    (notice, look) -> look.shows("A9")));

    /** B: asking for clarification. */
    private static final List<Check<ClarificationRequest>> CLARIFICATION_REQUEST = List.of(
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> quotes(look, notice.label(), notice.wording())),
            block("B1", "FOIA s1(3), s16", "quote the words that are unclear", (notice, look) -> look.needs(
                            "/unclearWords", notice.unclearWords(), "Quote the words of the question that are unclear.")
                    .refuses(
                            !isBlank(notice.unclearWords())
                                    && !isBlank(notice.wording())
                                    && !NoticePage.says(NoticePage.plain(notice.wording()), notice.unclearWords()),
                            "/unclearWords",
                            "The words given as unclear do not stand in the question. Copy them from it exactly.")
                    .shows("B1", notice.unclearWords())),
            block(
                            "B2",
                            "FOIA s1(3)(a)",
                            "say that further information is reasonably required to identify and locate the information",
                            (ClarificationRequest notice, Check.Look look) ->
                                    look.shows("B2", "reasonably require", "identify and locate"))
                    .when(NoticeChecklist::isUnderTheAct),
            block(
                            "B2",
                            "EIR reg 9(2)",
                            EirChecklist.TOO_GENERAL,
                            (ClarificationRequest notice, Check.Look look) -> EirChecklist.saysTooGeneral(look))
                    .when(EirChecklist::isCalledFor),
            block("B3", "FOIA s1(3)", "put specific questions", (notice, look) -> asks(look, notice.asks())),
            block(
                    "B4",
                    "FOIA s16",
                    "offer help: possible readings, examples, what there is",
                    (notice, look) -> look.needs(
                                    "/help",
                                    notice.help(),
                                    "Offer help: possible readings of the question, examples, or what kind of"
                                            + " information there is.")
                            .shows("B4", notice.help())),
            block(
                    "B5",
                    "FOIA s1(3), s10(6)",
                    "say that the time does not run until the reply, and begins anew with it",
                    (notice, look) -> look.shows("B5", "20 working days", "receive")),
            block(
                            "B6",
                            "FOIA s1(3), s10(1)",
                            "say which questions are worked on meanwhile and when their answers are due",
                            (ClarificationRequest notice, Check.Look look) -> continuing(look, notice.continuing()))
                    .when(ClarificationRequest::hasContinuing),
            warn(
                    "B7",
                    "good practice",
                    "say when the question is closed if no reply comes",
                    (notice, look) -> look.needs(
                                    "/closeOn", notice.closeOn(), "Say when the question is closed if no reply comes.")
                            .shows("B7", notice.closeOn())),
            block("B8", "FOIA s1(3), s10(1)", "go out within the time for an answer", (notice, look) -> look.needs(
                            "/dueOn", notice.dueOn(), "There is no due date. Have the deadline calculated first.")
                    .refuses(
                            notice.dueOn() != null
                                    && notice.heading().date() != null
                                    && notice.heading().date().isAfter(notice.dueOn())
                                    && isBlank(notice.lateReason()),
                            "/lateReason",
                            "The time for an answer has passed, so clarification can no longer be asked for as a"
                                    + " matter of course. Answer the question as it stands, or have a manager record"
                                    + " why this letter still goes.")));

    private static final List<Check<ClarificationReminder>> CLARIFICATION_REMINDER = List.of(
            block(
                            "B2",
                            "EIR reg 9(2)",
                            EirChecklist.TOO_GENERAL,
                            (ClarificationReminder notice, Check.Look look) -> EirChecklist.saysTooGeneral(look))
                    .when(EirChecklist::isCalledFor),
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> quotes(look, notice.label(), notice.wording())),
            block(
                            "B2",
                            "FOIA s1(3)(a)",
                            "say that further information is reasonably required to identify and locate the information",
                            (ClarificationReminder notice, Check.Look look) ->
                                    look.shows("B2", "reasonably require", "identify and locate"))
                    .when(NoticeChecklist::isUnderTheAct),
            block("B3", "FOIA s1(3)", "repeat the specific questions", (notice, look) -> asks(look, notice.asks())),
            block(
                    "B5",
                    "FOIA s1(3), s10(6)",
                    "say that the time begins with the reply",
                    (notice, look) -> look.shows("B5", "20 working days", "receive")),
            block(
                    "B7",
                    "good practice",
                    "say when the question is closed if no reply comes",
                    (notice, look) -> look.needs(
                                    "/closeOn", notice.closeOn(), "Say when the question is closed if no reply comes.")
                            .shows("B7", notice.closeOn())),
            block("B9", "good practice", "give the date of the letter that asked", (notice, look) -> look.needs(
                            "/askedOn", notice.askedOn(), "Enter when clarification was asked for.")
                    .shows("B9", notice.askedOn())));

    private static final List<Check<ClarificationLapsed>> CLARIFICATION_LAPSED = List.of(
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> quotes(look, notice.label(), notice.wording())),
            block(
                            "B6",
                            "FOIA s1(3), s10(1)",
                            "say which questions are still worked on and when their answers are due",
                            (ClarificationLapsed notice, Check.Look look) -> continuing(look, notice.continuing()))
                    .when(ClarificationLapsed::hasContinuing),
            block("B9", "good practice", "give the date of the letter that asked", (notice, look) -> look.needs(
                            "/askedOn", notice.askedOn(), "Enter when clarification was asked for.")
                    .shows("B9", notice.askedOn())),
            block(
                    "B10",
                    "FOIA s1(3), EIR reg 9(2)",
                    "say that the question is closed because no further information came",
                    (notice, look) ->
                            look.shows("B10", isUnderTheAct(notice) ? "section 1(3)" : "regulation 9(2)", "closed")),
            block(
                    "B11",
                    "FOIA s1(3), s16",
                    "say that a later reply opens a new request",
                    (notice, look) -> look.shows("B11", "new request")),
            block(
                    "B12",
                    "FOIA s1(3), s17",
                    "not speak of exemptions or of a refusal notice, since the Act refuses nothing here",
                    (notice, look) -> look.refuses(
                            ResponseChecks.REFUSAL_WORDING
                                    .matcher(look.page().ownWords())
                                    .find(),
                            "template:" + notice.type().template(notice.regime()),
                            "The letter speaks of a refusal notice, of section 17 or of an exemption. A question that"
                                    + " lapses is not refused: ask a process owner to take these words out of the"
                                    + " template.")));

    /** N: an answer as normal business. The Act demands nothing of it, but that it take nothing away from the applicant. */
    private static final List<Check<BusinessAnswer>> BUSINESS_ANSWER = List.of(
            block(
                    "G3",
                    "good practice",
                    "quote the question word for word",
                    (notice, look) -> quotes(look, notice.label(), notice.wording())),
            block(
                            "B6",
                            "FOIA s10(1)",
                            "say which questions are still worked on and when their answers are due",
                            (BusinessAnswer notice, Check.Look look) -> continuing(look, notice.continuing()))
                    .when(BusinessAnswer::hasContinuing),
            block("N1", "good practice", "give the answer, or say who will give it", (notice, look) -> {
                look.refuses(
                                isBlank(notice.answer()) && isBlank(notice.answeredBy()),
                                "/answer",
                                "The letter has no answer, and names nobody who will give one. Write the answer.")
                        .shows("N1");
                Stream.of(notice.answer(), notice.answeredBy())
                        .filter(text -> !isBlank(text))
                        .forEach(text -> look.shows("N1", text.lines().toArray()));
            }),
            block(
                    "N2",
                    "FOIA s1(1), s8",
                    "say that the question is not dealt with under the Act, and how to have it dealt with under the Act",
                    (notice, look) -> look.shows("N2", "not", notice.regime().title(), "tell us")),
            block(
                    "N3",
                    "FOIA s17",
                    "refuse nothing: what may be refused has to be dealt with under the Act",
                    (notice, look) -> look.refuses(
                            ResponseChecks.REFUSAL_WORDING
                                    .matcher(look.page().ownWords())
                                    .find(),
                            "/answer",
                            "The letter speaks of a refusal notice, of section 17 or of an exemption. Normal business"
                                    + " refuses nothing: put the triage right and answer the question under the Act.")));

    /** D, E, I, J, K: the response under the Act. {@link EirChecklist} has the one under the Regulations. */
    private static final List<Check<Response>> RESPONSE = List.of(
            block(
                    "G3",
                    "FOIA s17, good practice",
                    "quote every question once, and replaced words as replaced",
                    ResponseChecks::quotesQuestions),
            block("G4", "FOIA s1(1)", "give a decision on every question", ResponseChecks::decidesEverything),
            block(
                            "G4",
                            "FOIA s1(1), s10(1)",
                            "say of every question that it does not answer that the answer follows, and by when",
                            ResponseChecks::leavesTheRestOpen)
                    .when(notice -> !notice.continuing().isEmpty()),
            block(
                    "G6",
                    "FOIA s1(1)(a)",
                    "confirm or deny, for every question, that the information is held, or do neither",
                    ResponseChecks::confirmsOrDenies),
            block(
                            "G9",
                            "FOIA s10(1), s17(1)",
                            "say that it is late, name the breach and apologise",
                            ResponseChecks::apologises)
                    .when(notice -> !notice.late().isEmpty()),
            block("D2", "FOIA s1(1)(b)", "give the information that is disclosed", ResponseChecks::givesInformation)
                    .when(notice -> ResponseChecks.has(notice, Outcome.DISCLOSE)
                            || ResponseChecks.has(notice, Outcome.DISCLOSE_IN_PART)),
            warn(
                    "D4",
                    "good practice, FOIA s11A",
                    "say how the information may be used",
                    (notice, look) -> look.shows("D4")),
            warn(
                            "D5",
                            "s45 Code of Practice",
                            "tell the applicant's rights of complaint",
                            ResponseChecks::tellsComplaintRights)
                    .when(notice -> !notice.refuses()),
            block(
                            "E1",
                            "FOIA s17(1)(a)",
                            "say that it is a refusal notice under section 17, and for what",
                            ResponseChecks::statesRefusal)
                    .when(Response::refuses),
            block(
                            "E2",
                            "FOIA s17(1)(b)",
                            "name each exemption with section, subsection and paragraph",
                            ResponseChecks::namesExemptions)
                    .when(Response::reliesOnExemptions),
            block("E3", "FOIA s17(1)(c)", "say why each exemption applies", ResponseChecks::saysWhy)
                    .when(Response::reliesOnExemptions),
            block(
                            "X2",
                            "FOIA s23(1), s24(1); [2021] UKUT 248 (AAC)",
                            "say that sections 23 and 24 are cited in the alternative, where they mask each other",
                            ResponseChecks::saysThatItMasks)
                    .when(Response::refuses),
            block(
                            "E4",
                            "FOIA s17(1)(c)",
                            "say whether disclosure would, or would be likely to, cause the harm",
                            ResponseChecks::saysHowLikely)
                    .when(Response::reliesOnExemptions),
            block(
                            "E5",
                            "FOIA s17(3)",
                            "give the reasons why maintaining each qualified exemption outweighs disclosure",
                            ResponseChecks::weighsPublicInterest)
                    .when(Response::reliesOnExemptions),
            warn(
                            "E6",
                            "FOIA s2(3)",
                            "say that an absolute exemption needs no balance of the public interest",
                            ResponseChecks::explainsAbsolute)
                    .when(Response::reliesOnExemptions),
            block(
                            "E7",
                            "FOIA s17(4)",
                            "say that reasons are left out where they would themselves disclose exempt information",
                            ResponseChecks::saysThatReasonsAreLeftOut)
                    .when(ResponseChecks::leavesReasonsOut),
            block(
                            "E8",
                            "FOIA s17(7)(a)",
                            "tell how, to whom and within what time to ask for an internal review",
                            ResponseChecks::tellsReview)
                    .when(Response::refuses),
            block(
                            "E9",
                            "FOIA s17(7)(b), s50",
                            "tell of the right to apply to the regulator under section 50, with its name and address",
                            ResponseChecks::tellsRegulator)
                    .when(Response::refuses),
            block(
                            "E10",
                            "FOIA s1(1)(b), s17(1)(b)",
                            "say what is withheld under which exemption",
                            ResponseChecks::listsWithheldItems)
                    .when(notice -> ResponseChecks.has(notice, Outcome.WITHHOLD)
                            || ResponseChecks.has(notice, Outcome.DISCLOSE_IN_PART)),
            warn("E11", "FOIA s16", "pass on the advice and assistance that is recorded", ResponseChecks::helps),
            block(
                    "E12",
                    "FOIA s17(1)(b)",
                    "cite the same provisions in its text, its list and its annex as were decided on",
                    ResponseChecks::citesConsistently),
            warn("E13", "FOIA s10(1), s17(1)", "go out by the due date", ResponseChecks::isInTime),
            block(
                            "I1",
                            "FOIA s1(1)(a), s2(1)",
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
                            "FOIA s1(1)(a), s2(1)",
                            "let nothing slip beside neither confirming nor denying",
                            ResponseChecks::leaksNothing)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NEITHER_CONFIRM_NOR_DENY)),
            block(
                    "X10",
                    "FOIA s1(1)(a), s2(1)",
                    "speak of confirming or denying only where it does neither",
                    ResponseChecks::keepsNeitherApart),
            block(
                    "J2",
                    "FOIA s1(1)(a), s17",
                    "keep apart what is not held from what is exempt",
                    ResponseChecks::keepsNotHeldApart),
            warn("J3", "good practice", "explain why the information is not held", ResponseChecks::explainsNotHeld)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NOT_HELD)),
            warn("J4", "FOIA s16", "say who may hold it instead, where that is recorded", ResponseChecks::signposts)
                    .when(notice -> ResponseChecks.has(notice, Outcome.NOT_HELD)),
            block(
                            "K2",
                            "FOIA s21(1)",
                            "say exactly where information is that is otherwise accessible",
                            ResponseChecks::givesLocation)
                    .when(notice -> ResponseChecks.has(notice, Outcome.OTHERWISE_ACCESSIBLE)));

    /** An answer given afresh has to contain all that an answer has to contain. */
    private static final List<Check<Response>> FRESH_ANSWER = fresh(RESPONSE);

    private static final List<Check<Response>> FRESH_ANSWER_UNDER_REGULATIONS = fresh(EirChecklist.RESPONSE);

    private static List<Check<Response>> fresh(List<Check<Response>> answer) {
        return answer.stream()
                .filter(check -> !AnewChecks.NOT_OF_A_FRESH_ANSWER.contains(check.id()))
                .toList();
    }

    private final Check.Setting setting;
    private final DecisionCheck decisions;

    /**
     * @param authority who answers, and the regulator of the day
     * @param catalogue the provisions that decisions may rely on
     */
    public NoticeChecklist(AuthorityDetails authority, ExemptionCatalogue catalogue) {
        this.setting = new Check.Setting(authority, catalogue);
        this.decisions = new DecisionCheck(authority, catalogue);
    }

    /** What is missing or wrong, in the caseworker's words, what stops the notice first; empty when nothing is. */
    public List<Finding> check(Notice notice, RenderedNotice rendered) {
        List<Finding> ofDecisions = decisions.findings(notice);
        return Stream.concat(
                        ofDecisions.stream(),
                        examine(notice, rendered).stream()
                                .flatMap(result -> result.findings.stream())
                                .filter(finding -> !isSaid(finding, ofDecisions)))
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** What the rules for decisions say of a place, they say more closely than a look at the page can. */
    private static boolean isSaid(Finding finding, List<Finding> ofDecisions) {
        return ofDecisions.stream()
                .anyMatch(said ->
                        said.rule().equals(finding.rule()) && said.where().startsWith(finding.where()));
    }

    /** Every check that the notice calls for, and what it found. */
    public CompletenessCertificate certify(Notice notice, RenderedNotice rendered) {
        Map<String, List<Finding>> ofDecisions =
                decisions.findings(notice).stream().collect(Collectors.groupingBy(Finding::rule));
        List<CompletenessCertificate.Line> lines = new ArrayList<>();
        for (Result result : examine(notice, rendered)) {
            lines.add(line(result.check, result.findings, result.evidence));
        }
        ofDecisions.forEach((rule, findings) -> lines.add(failed(rule, findings)));
        return new CompletenessCertificate(notice.heading().reference(), notice.type(), notice.contentHash(), lines);
    }

    private record Result(Check<?> check, List<Finding> findings, String evidence) {}

    private List<Result> examine(Notice notice, RenderedNotice rendered) {
        NoticePage page = new NoticePage(rendered.html());
        List<Result> results = new ArrayList<>(run(EVERY_NOTICE, notice, page));
        if (notice instanceof Acknowledgement acknowledgement) {
            results.addAll(run(ACKNOWLEDGEMENT, acknowledgement, page));
        } else if (notice instanceof ClarificationRequest request) {
            results.addAll(run(CLARIFICATION_REQUEST, request, page));
            if (!isUnderTheAct(request)) {
                results.addAll(run(EirChecklist.TOO_GENERAL_REFUSED, request, page));
            }
        } else if (notice instanceof ClarificationReminder reminder) {
            results.addAll(run(CLARIFICATION_REMINDER, reminder, page));
        } else if (notice instanceof ClarificationLapsed lapsed) {
            results.addAll(run(CLARIFICATION_LAPSED, lapsed, page));
        } else if (notice instanceof ExtensionNotice extension) {
            results.addAll(run(ExtensionChecks.of(extension), extension, page));
        } else if (notice instanceof FeesNotice fees) {
            results.addAll(run(FeeChecks.FEES_NOTICE, fees, page));
        } else if (notice instanceof FeeLapsed lapsed) {
            results.addAll(run(FeeChecks.FEE_LAPSED, lapsed, page));
        } else if (notice instanceof InvalidRequestAdvice advice) {
            results.addAll(run(DeskChecks.INVALID_REQUEST_ADVICE, advice, page));
        } else if (notice instanceof InvalidRequestLapsed lapsed) {
            results.addAll(run(DeskChecks.INVALID_REQUEST_LAPSED, lapsed, page));
        } else if (notice instanceof WithdrawalConfirmed withdrawal) {
            results.addAll(run(DeskChecks.WITHDRAWAL_CONFIRMED, withdrawal, page));
        } else if (notice instanceof GeneralReply reply) {
            results.addAll(run(DeskChecks.GENERAL_REPLY, reply, page));
        } else if (notice instanceof DateCorrected corrected) {
            results.addAll(run(DeskChecks.DATE_CORRECTED, corrected, page));
        } else if (notice instanceof Response response) {
            results.addAll(run(isUnderTheAct(response) ? RESPONSE : EirChecklist.RESPONSE, response, page));
            if (isUnderTheAct(response)) {
                results.addAll(run(RequestRefusalChecks.ALL, response, page));
            }
        } else if (notice instanceof BusinessAnswer letter) {
            results.addAll(run(BUSINESS_ANSWER, letter, page));
        } else if (notice instanceof ReviewAcknowledgement acknowledgement) {
            results.addAll(run(AnewChecks.REVIEW_ACKNOWLEDGEMENT, acknowledgement, page));
        } else if (notice instanceof ReviewDeclined declined) {
            results.addAll(run(AnewChecks.REVIEW_DECLINED, declined, page));
        } else if (notice instanceof ReviewExtension extension) {
            results.addAll(run(AnewChecks.REVIEW_EXTENSION, extension, page));
        } else if (notice instanceof ReviewOutcome outcome) {
            results.addAll(run(AnewChecks.REVIEW_OUTCOME, outcome, page));
        } else if (notice instanceof ComplianceResponse response) {
            results.addAll(run(AnewChecks.COMPLIANCE_RESPONSE, response, page));
        }
        if (notice instanceof AnswersAnew anew) {
            for (Response answer : anew.answers()) {
                NoticePage fresh = page.freshAnswer(answer.regime());
                if (isUnderTheAct(answer)) {
                    results.addAll(run(FRESH_ANSWER, answer, fresh));
                    results.addAll(run(RequestRefusalChecks.ALL, answer, fresh));
                } else {
                    results.addAll(run(FRESH_ANSWER_UNDER_REGULATIONS, answer, fresh));
                }
            }
        }
        return results;
    }

    private <N extends Notice> List<Result> run(List<Check<N>> checks, N notice, NoticePage page) {
        return checks.stream()
                .filter(check -> check.calledFor().test(notice))
                .map(check -> {
                    Check.Look look = check.at(notice, page, setting);
                    return new Result(check, look.findings(), look.evidence());
                })
                .toList();
    }

    private static CompletenessCertificate.Line line(Check<?> check, List<Finding> findings, String evidence) {
        return new CompletenessCertificate.Line(
                check.id(),
                check.law(),
                check.severity(),
                "The letter has to " + check.promise(),
                findings.isEmpty(),
                findings.isEmpty()
                        ? evidence.isEmpty() ? "nothing wrong in the record" : evidence
                        : messages(findings));
    }

    private static CompletenessCertificate.Line failed(String rule, List<Finding> findings) {
        return new CompletenessCertificate.Line(
                rule,
                findings.get(0).law(),
                findings.stream().anyMatch(Finding::blocks) ? Finding.Severity.BLOCK : Finding.Severity.WARN,
                "Each decision has to be complete and consistent",
                false,
                messages(findings));
    }

    private static String messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).collect(Collectors.joining(" "));
    }

    static void quotes(Check.Look look, String label, String wording) {
        look.needs("/label", label, "Say which question this is about.")
                .needs("/wording", wording, "Enter the question in the applicant's own words.")
                .shows(label == null ? List.of() : look.page().marked("G3", label), "G3", wording);
    }

    private static void asks(Check.Look look, List<String> asks) {
        look.needs("/asks", asks, "Ask at least one specific question.").shows("B3", asks.toArray());
    }

    static void continuing(Check.Look look, List<OpenQuestion> questions) {
        for (OpenQuestion question : questions) {
            look.needs(
                            "/continuing",
                            question.dueOn(),
                            question.label() + " has no due date. Have it calculated first.")
                    .shows("B6", question.label(), question.dueOn());
        }
    }

    private static boolean isUnderTheAct(Notice notice) {
        return !EirChecklist.isCalledFor(notice);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
