package org.foicasework.process.guard;

import static org.foicasework.process.guard.Act.*;
import static org.foicasework.process.guard.Expression.NULL;
import static org.foicasework.process.guard.Expression.SOME;
import static org.foicasework.process.guard.Step.listener;
import static org.foicasework.process.guard.Step.may;
import static org.foicasework.process.guard.Step.step;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.process.Groups;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Route;
import org.foicasework.request.SubjectMatter;

/**
 * What the guard knows of the world behind the diagrams: what each published step does, which variables there are and what values
 * they can have, who sends which message. The law ({@link Law}) speaks only of what is said here, never of the id of an element.
 *
 * <p>A step that is published without standing here fails a test.
 */
final class Steps {

    private static final String[] BOTH = {"true", "false"};
    private static final String[] NOT_REFUSED = {"DISCLOSE", "NOT_HELD", "OTHERWISE_ACCESSIBLE"};
    private static final String[] WITHHELD = {"WITHHOLD", "DISCLOSE_IN_PART", "NEITHER_CONFIRM_NOR_DENY"};
    private static final String[] SECTION_14 = {"VEXATIOUS", "REPEATED"};

    /** The stage of the question at hand: a fact of the register, which every process of a case shares. */
    static final String STAGE = "question.stage";

    /** Whether other questions of the case are still worked on (open), or one of them is decided (ready); a fact of the register too. */
    static final String OTHERS = "question.others";

    /** Whether the decisions under review, or in a complaint, are made anew. */
    private static final String REVIEW_ANEW = "review.decidesAnew";

    private static final String COMPLAINT_ANEW = "complaint.decidesAnew";

    /** All that the register knows and steps change. */
    static final Set<String> FACTS = Set.of(STAGE, OTHERS, REVIEW_ANEW, COMPLAINT_ANEW);

    /** Whether nobody (none) or one manager (one) has agreed to more time; no variable of the diagrams. */
    private static final String AGREED = "#agreed";

    private static final Map<String, String> FACTS_IN_WORDS = Map.of(
            STAGE, "the stage of the question",
            OTHERS, "the state of the other questions",
            REVIEW_ANEW, "whether the review decides anew",
            COMPLAINT_ANEW, "whether the complaint is decided anew",
            AGREED, "how many managers have agreed");

    /** What a fact or a variable says: "the stage of the question is TO_DECIDE". */
    static String words(String name, String value) {
        return FACTS_IN_WORDS.getOrDefault(name, name) + " is " + (isNothing(value) ? "not known" : value);
    }

    /** What stands for a fact or a variable that is not there. */
    static final String NONE = "-";

    /** A response to the other questions of the case, not to the one at hand. */
    static final String RESPONSE_TO_OTHERS = "RESPONSE to others";

    /** A letter that confirms the withdrawal of one question, not of the whole request. */
    static final String WITHDRAWAL_OF_A_QUESTION = "WITHDRAWAL_CONFIRMED for one question";

    /** The notices that give what was decided. */
    static final Set<String> ANSWERS = Set.of("RESPONSE", "REVIEW_OUTCOME", "COMPLIANCE_RESPONSE");

    /** The notices about one question. */
    private static final String[] OF_A_QUESTION = {
        "CLARIFICATION_REQUEST",
        "CLARIFICATION_REMINDER",
        "CLARIFICATION_LAPSED",
        "EXTENSION_NOTICE",
        "FEES_NOTICE",
        "FEE_LAPSED",
        "BUSINESS_ANSWER"
    };

    /** The notices that rest on what somebody decided or wrote, so that they can be returned for that. */
    private static final String[] RETURNABLE = {
        "CLARIFICATION_REQUEST",
        "EXTENSION_NOTICE",
        "FEES_NOTICE",
        "INVALID_REQUEST_ADVICE",
        "GENERAL_REPLY",
        "BUSINESS_ANSWER",
        "REVIEW_OUTCOME",
        "COMPLIANCE_RESPONSE"
    };

    private static final String[] NOT_A_RESPONSE = Arrays.stream(NoticeType.values())
            .map(Enum::name)
            .filter(type -> !type.equals("RESPONSE"))
            .toArray(String[]::new);
    private static final String[] NOT_DECIDED = Stream.concat(
                    Stream.of(NONE),
                    Arrays.stream(QuestionStage.values()).map(Enum::name).filter(stage -> !stage.equals("DECIDED")))
            .toArray(String[]::new);

    private static final List<Step> ALL = List.of(

            // foi-request: the request
            step("registerRequest")
                    .understands("log-request.html")
                    .results(dated(may().sets("caseReference", SOME).does(REGISTERS_REQUEST))),
            listener("recordTriage")
                    .understands("triage-request.html")
                    .reads("caseReference")
                    .results(
                            may().sets("validRequest", "false").does(FINDS_REQUEST_INVALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "TO_SEARCH")
                                    .does(FINDS_REQUEST_VALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "UNCLEAR")
                                    .does(FINDS_REQUEST_VALID, FINDS_QUESTION_UNCLEAR)),
            step("resumeRequest")
                    .reads("caseReference")
                    .results(
                            dated(may().sets(STAGE, "TO_SEARCH").does(REOPENS_CASE)),
                            dated(may().sets(STAGE, "UNCLEAR").does(REOPENS_CASE, FINDS_QUESTION_UNCLEAR)),
                            dated(may().sets(STAGE, "TO_DECIDE").does(REOPENS_CASE, TAKES_UP_WHAT_WAS_SEARCHED))),
            step("closeRequest").reads("caseReference").results(may().does(CLOSES_CASE)),
            step("closeWithdrawnRequest")
                    .reads("caseReference")
                    .results(may().sets(STAGE, "WITHDRAWN").does(WITHDRAWS_REQUEST, CLOSES_CASE)),

            // publication
            step("callForPublication")
                    .reads("caseReference")
                    .sends("requestAnswered")
                    .results(may().does(CALLS_FOR_PUBLICATION)),
            listener("recordPublication")
                    .understands("decide-publication.html")
                    .reads("caseReference")
                    .results(may().does(DECIDES_ON_PUBLICATION)),

            // invalid-request
            step("recordNobodyToWriteTo").reads("caseReference").results(may()),
            step("returnToTriage").results(may().sets("triageAgain", "true").does(RETURNS_TO_TRIAGE)),
            listener("recordRequestMadeValid")
                    .understands("make-request-valid.html")
                    .reads("caseReference")
                    .waitsForOutside()
                    .results(may().sets("triageAgain", "true").does(FINDS_REQUEST_VALID)),
            listener("recordWhatCame")
                    .understands("read-what-came.html")
                    .reads("caseReference", "messageId")
                    .results(
                            may().sets("missingSupplied", "true")
                                    .sets("triageAgain", "true")
                                    .does(FINDS_REQUEST_VALID),
                            may().sets("missingSupplied", "false")),
            step("recordNeverValid")
                    .reads("caseReference")
                    .results(may().sets("triageAgain", "false").does(GIVES_REQUEST_UP)),

            // question
            step("recordRoute")
                    .reads("caseReference", "questionId", "route")
                    .results(
                            routed("UNCLEAR", "UNCLEAR"),
                            routed("TO_SEARCH", "TO_SEARCH"),
                            routed("TO_DECIDE", "TO_DECIDE"),
                            routed("TO_PASS_ON", "TO_SEARCH"),
                            routed("DECIDED", "TO_DECIDE"),
                            routed("AWAITING_FEE", "TO_DECIDE"),
                            may().given("route", "SUBJECT_ACCESS", "OTHER_AUTHORITY")
                                    .given(STAGE, "TO_DECIDE", "DECIDED", "AWAITING_FEE")
                                    .sets(STAGE, "TO_DECIDE", "TO_PASS_ON"),
                            may().given("route", "SUBJECT_ACCESS", "OTHER_AUTHORITY")
                                    .given(STAGE, "TO_SEARCH", "UNCLEAR", "TO_PASS_ON")
                                    .sets(STAGE, "TO_PASS_ON"),
                            may().given("route", "BUSINESS_AS_USUAL").sets(STAGE, "TO_PASS_ON")),
            listener("recordSearch")
                    .understands("search-for-information.html")
                    .reads("caseReference", "searchId")
                    .needs(STAGE, "TO_SEARCH")
                    .results(may().sets(STAGE, "TO_DECIDE").does(SEARCHES)),
            step("callForPartAnswer").reads("caseReference").results(may().does(CALLS_FOR_PART_ANSWER)),
            listener("recordSubjectAccess")
                    .understands("pass-to-subject-access.html")
                    .reads("questionId")
                    .needs("route", "SUBJECT_ACCESS")
                    .results(may().sets(STAGE, "TO_DECIDE").does(PASSES_ON)),
            listener("recordRedirection")
                    .understands("redirect-or-transfer.html")
                    .reads("questionId")
                    .needs("route", "OTHER_AUTHORITY")
                    .results(may().sets(STAGE, "TO_DECIDE").does(PASSES_ON)),
            listener("recordBusinessAnswer")
                    .understands("answer-as-business.html")
                    .reads("questionId")
                    .needs("route", "BUSINESS_AS_USUAL")
                    .results(may().does(WRITES_BUSINESS_ANSWER)),
            step("closeBusinessQuestion")
                    .reads("caseReference", "questionId")
                    .results(may().sets(STAGE, "ANSWERED_AS_BUSINESS").does(CLOSES_AS_BUSINESS)),

            // clarification
            listener("recordClarificationRequest")
                    .understands("write-clarification.html")
                    .reads("questionId")
                    .needs(STAGE, "UNCLEAR")
                    .results(may().does(ASKS_TO_CLARIFY)),
            step("stopClock")
                    .reads("caseReference", "questionId")
                    .results(may().sets("remindApplicantOn", SOME)
                            .sets("lapseOn", SOME)
                            .sets("waitOver", "false")
                            .does(STOPS_CLOCK)),
            listener("recordReply")
                    .understands("wait-for-reply.html")
                    .reads("caseReference", "questionId")
                    .waitsForOutside()
                    .results(may().does(RECEIVES_REPLY)),
            step("restartClock")
                    .reads("caseReference", "questionId")
                    .results(may().sets("waitOver", "true").does(RESTARTS_CLOCK)),
            listener("recordReading")
                    .understands("read-reply.html")
                    .reads("caseReference", "questionId")
                    .results(
                            may().sets("replyMeans", "UNCLEAR").sets(STAGE, "UNCLEAR"),
                            may().sets("replyMeans", "CLEAR")
                                    .sets(STAGE, "TO_SEARCH")
                                    .does(FINDS_QUESTION_CLEAR),
                            may().sets("replyMeans", "REDEFINED")
                                    .sets(STAGE, "REDEFINED")
                                    .does(FINDS_QUESTION_CLEAR)),
            step("lapseQuestion")
                    .reads("caseReference", "questionId")
                    .results(may().sets("replyMeans", "NONE")
                            .sets(STAGE, "LAPSED")
                            .sets("waitOver", "true")
                            .does(LAPSES_QUESTION)),

            // exemption-review
            drafting("recordOutcome")
                    .understands("decide-outcome.html")
                    .reads("caseReference")
                    .needs(
                            STAGE,
                            "TO_DECIDE",
                            "DECIDED",
                            "AWAITING_FEE",
                            "ANSWERED",
                            "FEE_UNPAID",
                            "CLOSED_WITHOUT_NOTICE")
                    .results(
                            drafted("NOTHING"),
                            drafted("INFORMATION").does(DRAFTS_REFUSAL, RELIES_ON_EXEMPTIONS),
                            drafted("COST").does(DRAFTS_REFUSAL, RELIES_ON_COST),
                            drafted("REQUEST").does(DRAFTS_REFUSAL, RELIES_ON_SECTION_14)),
            drafting("recordEstimate")
                    .understands("estimate-cost.html")
                    .results(may().does(CHANGES_REFUSAL, ESTIMATES_COST)),
            drafting("recordGrounds")
                    .understands("set-out-why.html")
                    .results(may().does(CHANGES_REFUSAL, SETS_OUT_GROUNDS)),
            // The register would hold back what nobody has approved. The guard does not lean on that: the diagram has
            // to.
            step("checkDecision")
                    .reads("questionId")
                    .results(
                            checked("NOTHING", NOT_REFUSED)
                                    .sets("afterApproval", "ANSWER")
                                    .sets(STAGE, "DECIDED"),
                            checked("NOTHING", NOT_REFUSED)
                                    .sets("afterApproval", "FEE")
                                    .sets(STAGE, "AWAITING_FEE"),
                            checked("INFORMATION", WITHHELD)
                                    .sets("afterApproval", "ANSWER")
                                    .sets(STAGE, "DECIDED"),
                            checked("INFORMATION", WITHHELD)
                                    .sets("afterApproval", "FEE")
                                    .sets(STAGE, "AWAITING_FEE"),
                            checked("COST", "COST_LIMIT")
                                    .sets("afterApproval", "ANSWER")
                                    .sets(STAGE, "DECIDED"),
                            checked("REQUEST", SECTION_14)
                                    .sets("afterApproval", "ANSWER")
                                    .sets(STAGE, "DECIDED"),
                            checked("REQUEST", SECTION_14)
                                    .sets("afterApproval", "NO_NOTICE")
                                    .sets(STAGE, "TO_DECIDE"),
                            may().given("decideAnew", "true")
                                    .sets("outcome", WITHHELD)
                                    .sets("sections", SOME)
                                    .sets("afterApproval", "ANSWER")),
            listener("recordApproval")
                    .understands("approve-decision.html")
                    .onlyFor("${approver}", Groups.MANAGERS, Groups.LEGAL_APPROVERS, Groups.SECURITY_LEADS)
                    .reads("caseReference", "questionId")
                    .keepsAwayBy("forbidDrafter")
                    .results(may().sets("approved", "true").does(APPROVES_DECISION), may().sets("approved", "false")),
            listener("forbidDrafter").results(may()),
            listener("recordNoNotice")
                    .understands("confirm-no-notice.html")
                    .onlyFor(Groups.MANAGERS)
                    .reads("caseReference", "questionId")
                    .needs("afterApproval", "NO_NOTICE")
                    .keepsAwayBy("forbidDrafterAndApprover")
                    .results(
                            may().sets("noNoticeConfirmed", "true")
                                    .sets(STAGE, "CLOSED_WITHOUT_NOTICE")
                                    .does(CONFIRMS_NO_NOTICE),
                            may().sets("noNoticeConfirmed", "false")
                                    .sets(STAGE, "TO_DECIDE")
                                    .does(RETURNS_DECISION)),
            listener("forbidDrafterAndApprover").results(may()),

            // exemptions
            drafting("recordExemptions")
                    .understands("apply-exemptions.html")
                    .results(
                            applied(false, false, false),
                            applied(false, false, true),
                            applied(false, true, false),
                            applied(false, true, true),
                            applied(true, false, false),
                            applied(true, false, true),
                            applied(true, true, false),
                            applied(true, true, true),
                            may().sets("decideAnew", "true")
                                    .sets("publicInterestTestNeeded", "false")
                                    .sets("opinionNeeded", "false")
                                    .sets("thirdPartyConcerned", "false")
                                    .does(REOPENS_OUTCOME)),
            drafting("recordConsultation")
                    .understands("consult-third-party.html")
                    .reads("caseReference")
                    .needs("thirdPartyConcerned", "true")
                    .results(may().does(CONSULTS_THIRD_PARTY)),
            listener("recordOpinion")
                    .understands("give-opinion.html")
                    .onlyFor(Groups.QUALIFIED_PERSONS)
                    .reads("caseReference", "questionId")
                    .needs("opinionNeeded", "true")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            may().sets("opinionGiven", "true").does(GIVES_OPINION),
                            may().sets("opinionGiven", "false")),
            drafting("recordPublicInterest")
                    .understands("weigh-public-interest.html")
                    .needs("publicInterestTestNeeded", "true")
                    .results(
                            weighed("STRUCK", "false").does(WEIGHS_PUBLIC_INTEREST),
                            weighed("STRUCK", "true").does(WEIGHS_PUBLIC_INTEREST, REOPENS_OUTCOME),
                            weighed("MORE_TIME", "false").does(WANTS_TIME),
                            weighed("APPLY_AGAIN", "false")),

            // extension
            listener("recordExtensionRequest")
                    .understands("ask-for-time.html")
                    .reads("questionId", "extensionGround")
                    .results(
                            asksForTime("true").sets("exceptional", "false"),
                            asksForTime("true").sets("exceptional", "true").does(ASKS_FOR_EXCEPTIONAL_TIME),
                            may().sets("timeAskedFor", "false")
                                    .sets("timeExtended", "false")
                                    .does(FORGOES_TIME)),
            listener("recordExtensionAnswer")
                    .understands("approve-extension.html")
                    .onlyFor(Groups.MANAGERS)
                    .reads("questionId", "extensionGround")
                    .keepsAwayBy("forbidAsker")
                    .results(
                            may().given(AGREED, "none", NONE)
                                    .sets("approved", "true")
                                    .sets(AGREED, "one")
                                    .does(AGREES_TO_TIME),
                            may().given(AGREED, "one")
                                    .sets("approved", "true")
                                    .sets(AGREED, "none")
                                    .does(AGREES_TO_TIME, AGREES_AS_SECOND),
                            may().sets("approved", "false").sets(AGREED, "none").does(REFUSES_TIME)),
            listener("forbidAsker").results(may()),
            step("extendClock")
                    .reads("caseReference", "questionId")
                    .results(may().sets("timeExtended", BOTH)
                            .sets(AGREED, "none")
                            .does(EXTENDS_TIME)),

            // fees
            listener("recordFee")
                    .understands("write-fees-notice.html")
                    .reads("caseReference", "questionId")
                    .needs(STAGE, "AWAITING_FEE")
                    .results(
                            may().sets("feeOutcome", "ASKED").does(ASKS_FOR_FEE),
                            may().sets("feeOutcome", "WAIVED").sets(STAGE, "DECIDED")),
            step("stopClockForFee")
                    .reads("caseReference", "questionId")
                    .results(may().sets("feeLapsesOn", SOME).does(STOPS_CLOCK_FOR_FEE)),
            listener("recordFeePayment")
                    .understands("record-payment.html")
                    .reads("caseReference", "questionId")
                    .waitsForOutside()
                    .results(
                            may().sets("feeOutcome", "PAID").does(RECEIVES_FEE),
                            may().sets("feeOutcome", "UNPAID").does(FINDS_FEE_UNPAID)),
            step("restartClockAfterFee")
                    .reads("caseReference", "questionId")
                    .results(may().sets(STAGE, "DECIDED").does(RESTARTS_CLOCK_AFTER_FEE)),
            step("lapseUnpaidQuestion")
                    .reads("caseReference", "questionId")
                    .results(may().sets(STAGE, "FEE_UNPAID").does(LAPSES_QUESTION)),

            // issue-notice
            step("assembleNotice")
                    .reads("caseReference", "noticeType")
                    .readsFor("questionId", OF_A_QUESTION)
                    .readsFor("messageId", "GENERAL_REPLY")
                    .results(
                            assembled()
                                    .given("noticeType", "RESPONSE")
                                    .given(OTHERS, "ready")
                                    .sets(OTHERS, "open"),
                            assembled().given("noticeType", "RESPONSE").given(OTHERS, "open", NONE),
                            assembled().given("noticeType", NOT_A_RESPONSE)),
            step("checkNotice")
                    .reads("noticeId")
                    .results(
                            may().sets("noticeComplete", "true").does(FINDS_NOTICE_COMPLETE),
                            may().sets("noticeComplete", "false")),
            listener("recordNoticeRead")
                    .understands("put-notice-right.html", "read-notice.html")
                    .reads("noticeId")
                    .keepsAwayBy("forbidDecisionMaker")
                    .results(
                            may().sets("noticeReadAs", "READY"),
                            may().sets("noticeReadAs", "CHANGE").does(CHANGES_NOTICE),
                            returned()
                                    .given("noticeType", "RESPONSE")
                                    .given(STAGE, "DECIDED")
                                    .sets(STAGE, "TO_DECIDE"),
                            returned().given("noticeType", "RESPONSE").given(STAGE, NOT_DECIDED),
                            returned().given("noticeType", RETURNABLE)),
            listener("recordSignOff")
                    .understands("sign-off-notice.html")
                    .onlyFor(Groups.MANAGERS)
                    .reads("noticeId")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            may().sets("signedOff", "true").does(SIGNS_NOTICE_OFF),
                            may().sets("signedOff", "false").sets("noticeReadAs", "UNREAD")),
            sends(step("sendNotice")).needs("delivery", "EMAIL").byItself(),
            sends(listener("recordNoticePosted").understands("post-notice.html"))
                    .needs("delivery", "POST"),

            // correspondence
            listener("recordLetterRead")
                    .understands("read-correspondence.html")
                    .reads("caseReference", "messageId")
                    .results(
                            read("NOTHING"),
                            read("REPLY").does(LETTER_WANTS_SOMETHING),
                            read("AWAITED").does(LETTER_WANTS_SOMETHING),
                            read("REVIEW").does(LETTER_WANTS_SOMETHING),
                            read("NEW_REQUEST").does(LETTER_WANTS_SOMETHING),
                            read("WITHDRAWS_REQUEST").does(LETTER_WANTS_SOMETHING),
                            read("WITHDRAWS_QUESTION").does(LETTER_WANTS_SOMETHING)),
            step("putLetterBack").reads("messageId").results(may().does(PUTS_LETTER_BACK)),
            step("withdrawRequest")
                    .reads("caseReference")
                    .sends("requestWithdrawn")
                    .needs("letterMeans", "WITHDRAWS_REQUEST")
                    .results(may().does(LETTER_IS_DEALT_WITH)),
            step("withdrawQuestions")
                    .reads("caseReference", "messageId")
                    .needs("letterMeans", "WITHDRAWS_QUESTION")
                    .results(may().does(LETTER_IS_DEALT_WITH, ENDS_WORK_ON_QUESTIONS)),
            step("handToWaitingStep")
                    .reads("caseReference", "messageId")
                    .sends("awaitedLetter", "applicantReplied", "missingElementCame")
                    .needs("letterMeans", "AWAITED")
                    .results(may().does(LETTER_IS_DEALT_WITH)),
            step("handToReview")
                    .reads("caseReference", "messageId")
                    .sends("reviewAskedFor")
                    .needs("letterMeans", "REVIEW")
                    .results(may().does(LETTER_IS_DEALT_WITH)),
            listener("recordNewRequest")
                    .understands("log-new-request.html")
                    .reads("messageId")
                    .needs("letterMeans", "NEW_REQUEST")
                    .results(may().does(LETTER_IS_DEALT_WITH)),

            // receipt-correction
            listener("recordReceiptDecision")
                    .understands("confirm-receipt-date.html")
                    .onlyFor(Groups.MANAGERS)
                    .reads("correctionId")
                    .keepsAwayBy("forbidProposer")
                    .results(
                            may().sets("correctionConfirmed", "true")
                                    .sets("tellApplicant", "true")
                                    .does(CONFIRMS_CORRECTION, FINDS_APPLICANT_MISLED),
                            may().sets("correctionConfirmed", "true")
                                    .sets("tellApplicant", "false")
                                    .does(CONFIRMS_CORRECTION),
                            may().sets("correctionConfirmed", "false").sets("tellApplicant", "false")),
            listener("forbidProposer").results(may()),
            step("correctReceiptDate").reads("caseReference", "correctionId").results(may().does(CORRECTS_RECEIPT)),

            // internal-review
            step("registerReview")
                    .understands("record-review-request.html")
                    .results(dated(may().sets("caseReference", SOME)
                            .sets("reviewId", SOME)
                            .sets("askedInTime", BOTH)
                            .does(REGISTERS_REVIEW))),
            listener("recordLateReviewDecision")
                    .understands("decide-late-review.html")
                    .onlyFor(Groups.MANAGERS, Groups.INTERNAL_REVIEWERS)
                    .reads("reviewId")
                    .needs("askedInTime", "false")
                    .results(
                            may().sets("reviewTaken", "true"),
                            may().sets("reviewTaken", "false").does(DECLINES_REVIEW)),
            step("closeDeclinedReview")
                    .reads("reviewId")
                    .results(may().sets("dueOn", NULL).does(CLOSES_REVIEW)),
            listener("recordReview")
                    .understands("review-answer.html")
                    .onlyFor(Groups.INTERNAL_REVIEWERS, Groups.MANAGERS)
                    .reads("reviewId")
                    .keepsAwayBy("forbidDecisionMaker")
                    .results(
                            may().sets("reviewAction", "CONCLUDE")
                                    .sets(REVIEW_ANEW, "false")
                                    .does(CONCLUDES_REVIEW, UPHOLDS_DECISION),
                            may().sets("reviewAction", "CONCLUDE")
                                    .sets(REVIEW_ANEW, "true")
                                    .does(CONCLUDES_REVIEW, OVERTURNS_DECISION),
                            may().sets("reviewAction", "EXTEND").does(ASKS_FOR_LONGER_REVIEW),
                            may().sets("reviewAction", "SEARCH").does(ASKS_TO_SEARCH_AGAIN)),
            listener("recordReviewSearch")
                    .understands("search-for-information.html")
                    .reads("caseReference", "searchId")
                    .results(may().does(SEARCHES_AGAIN)),
            listener("forbidDecisionMaker").results(may()),
            step("extendReview").reads("reviewId").results(dated(may().does(EXTENDS_REVIEW))),
            step("closeReview")
                    .reads("reviewId")
                    .results(may().sets("dueOn", NULL).does(CLOSES_REVIEW)),

            // regulator-complaint
            step("registerComplaint")
                    .understands("record-complaint.html")
                    .results(may().sets("caseReference", SOME)
                            .sets("complaintId", SOME)
                            .sets("appealLodged", "false")
                            .does(REGISTERS_COMPLAINT)),
            listener("recordComplaintEvent")
                    .understands("follow-complaint.html")
                    .reads("complaintId")
                    .results(
                            may().sets("complaintEvent", "LETTER"),
                            may().sets("complaintEvent", "DECISION_NOTICE").does(RECEIVES_DECISION_NOTICE),
                            may().sets("complaintEvent", "CLOSED").does(CLOSES_COMPLAINT)),
            listener("recordNoticeAnswer")
                    .understands("decide-on-notice.html")
                    .reads("complaintId")
                    .results(
                            may().sets("noticeAnswer", "COMPLY")
                                    .sets(COMPLAINT_ANEW, BOTH)
                                    .does(ANSWERS_DECISION_NOTICE, ORDERS_STEPS),
                            may().sets("noticeAnswer", "APPEAL").does(ANSWERS_DECISION_NOTICE),
                            may().sets("noticeAnswer", "ACCEPT").does(ANSWERS_DECISION_NOTICE, CLOSES_COMPLAINT)),
            step("closeComplaint").reads("complaintId").results(may().does(CLOSES_COMPLAINT)),

            // comply-with-notice
            step("startSteps").reads("complaintId").results(dated(may())),
            listener("recordStepsTaken")
                    .understands("record-compliance.html")
                    .reads("complaintId")
                    .results(may().sets("dueOn", NULL).does(TAKES_STEPS)),

            // appeal
            step("registerAppeal")
                    .understands("record-appeal.html")
                    .results(
                            may().given("complaintId", SOME)
                                    .sets("appealId", SOME)
                                    .sets("appealLodged", "false"),
                            may().given("complaintId", NONE)
                                    .sets("caseReference", SOME)
                                    .sets("complaintId", SOME)
                                    .sets("appealId", SOME)
                                    .sets("appealLodged", "true")
                                    .does(LODGES_APPEAL)),
            listener("recordLodging")
                    .understands("lodge-appeal.html")
                    .reads("appealId", "complaintId")
                    .results(
                            may().sets("appealLodged", "true").does(LODGES_APPEAL),
                            may().sets("appealLodged", "false")
                                    .sets("stepsToTake", "true")
                                    .sets(COMPLAINT_ANEW, BOTH)
                                    .does(ORDERS_STEPS),
                            may().sets("appealLodged", "false").sets("stepsToTake", "false")),
            step("suspendSteps").reads("caseReference").results(may().does(SUSPENDS_STEPS)),
            listener("recordAppealEvent")
                    .understands("follow-appeal.html")
                    .reads("appealId")
                    .results(
                            may().sets("appealDetermined", "false").sets("stepsToTake", "false"),
                            may().sets("appealDetermined", "true")
                                    .sets("stepsToTake", "false")
                                    .does(DETERMINES_APPEAL),
                            may().sets("appealDetermined", "true")
                                    .sets("stepsToTake", "true")
                                    .sets(COMPLAINT_ANEW, BOTH)
                                    .does(DETERMINES_APPEAL, ORDERS_STEPS)),

            // Whatever process owners add: what was done is kept in the audit trail
            listener("recordWork").reads("caseReference").results(may()),

            // deadline-watch and duty-watch
            step("remindOwner").reads("caseReference").results(may().does(REMINDS)),
            step("escalateToManagers").reads("caseReference").results(may().does(REMINDS)),
            step("recordBreach").reads("caseReference").results(may().does(RECORDS_BREACH)),
            ofDuty("remindOfDuty").results(may().does(REMINDS)),
            ofDuty("escalateDuty").results(may().does(REMINDS)),
            ofDuty("recordDutyMissed").results(may().does(RECORDS_MISSED_DUTY)));

    /** A step in which a question is decided, also anew in a review: then not by those who decided it before. */
    private static Step drafting(String name) {
        return listener(name).reads("questionId").keepsAwayBy("forbidDecisionMaker");
    }

    /** A step of the watch over what is due after the answer. */
    private static Step ofDuty(String name) {
        return step(name).reads("caseReference").readsOneOf("reviewId", "complaintId");
    }

    private static Step.Result drafted(String refused) {
        return may().sets("refused", refused).sets("decideAnew", "false").does(DRAFTS_DECISION);
    }

    private static Step.Result routed(String before, String after) {
        return may().given("route", "FOIA", "EIR").given(STAGE, before).sets(STAGE, after);
    }

    private static Step.Result applied(boolean qualified, boolean opinion, boolean thirdParty) {
        Step.Result result = may().sets("decideAnew", "false")
                .sets("publicInterestTestNeeded", String.valueOf(qualified))
                .sets("opinionNeeded", String.valueOf(opinion))
                .sets("thirdPartyConcerned", String.valueOf(thirdParty))
                .does(APPLIES_EXEMPTIONS, CHANGES_REFUSAL)
                .does(qualified ? RELIES_ON_QUALIFIED_EXEMPTION : RELIES_ON_ABSOLUTE_EXEMPTIONS_ONLY);
        if (opinion) {
            result.does(NEEDS_OPINION);
        }
        return thirdParty ? result.does(CONCERNS_THIRD_PARTY) : result;
    }

    private static Step.Result weighed(String as, String decideAnew) {
        return may().sets("weighedAs", as).sets("decideAnew", decideAnew).does(CHANGES_REFUSAL);
    }

    private static Step.Result asksForTime(String asked) {
        return may().sets("timeAskedFor", asked)
                .sets("timeExtended", "false")
                .sets(AGREED, "none")
                .does(ASKS_FOR_TIME);
    }

    private static Step.Result read(String means) {
        return may().sets("letterMeans", means).does(READS_LETTER);
    }

    private static Step.Result returned() {
        return may().sets("noticeReadAs", "RETURN")
                .sets("noticeOutcome", "RETURNED")
                .does(RETURNS_NOTICE);
    }

    /** The dates that the watch over the date for the answer reads. */
    private static Step.Result dated(Step.Result result) {
        return result.sets("dueOn", SOME)
                .sets("remindOn", SOME)
                .sets("escalateOn", SOME)
                .sets("breachOn", SOME);
    }

    private static Step.Result checked(String refused, String... outcomes) {
        return may().given("refused", refused)
                .given("decideAnew", "false")
                .sets("outcome", outcomes)
                .sets("sections", SOME)
                .does(CHECKS_DECISION);
    }

    /** A notice leaves; a response answers the question. */
    private static Step sends(Step step) {
        return step.reads("noticeId", "noticeType")
                .reports("noticeChanged")
                .results(
                        sent().given("noticeType", "RESPONSE")
                                .given(STAGE, "DECIDED")
                                .given(OTHERS, NONE)
                                .sets(STAGE, "ANSWERED"),
                        sent().given("noticeType", "RESPONSE")
                                .given(STAGE, "DECIDED")
                                .given(OTHERS, "open", "ready")
                                .sets(STAGE, "ANSWERED")
                                .sets(OTHERS, "open", "ready"),
                        sent().given("noticeType", "RESPONSE")
                                .given(STAGE, NOT_DECIDED)
                                .given(OTHERS, NONE),
                        sent().given("noticeType", "RESPONSE")
                                .given(STAGE, NOT_DECIDED)
                                .given(OTHERS, "open", "ready")
                                .sets(OTHERS, "open", "ready"),
                        sent().given("noticeType", NOT_A_RESPONSE));
    }

    private static Step.Result assembled() {
        return may().sets("noticeId", SOME)
                .sets("late", BOTH)
                .sets("noticeReadAs", "UNREAD")
                .sets("delivery", "EMAIL", "POST")
                .sets("regime", "FOIA", "EIR")
                .does(ASSEMBLES_NOTICE);
    }

    private static Step.Result sent() {
        return may().sets("noticeOutcome", "SENT").does(SENDS_NOTICE);
    }

    /** Which notice it is, seen from the question at hand. */
    static String notice(Map<String, String> values) {
        String type = values.get("noticeType");
        boolean toOthers =
                "RESPONSE".equals(type) && !"DECIDED".equals(values.get(STAGE)) && values.containsKey(OTHERS);
        boolean ofQuestion = "WITHDRAWAL_CONFIRMED".equals(type) && !isNothing(values.get("questionId"));
        return toOthers ? RESPONSE_TO_OTHERS : ofQuestion ? WITHDRAWAL_OF_A_QUESTION : type;
    }

    private static final Map<String, Step> BY_NAME =
            ALL.stream().collect(Collectors.toMap(step -> step.name, step -> step, (a, b) -> a, TreeMap::new));

    /** The beans that a diagram may ask, what of them, and of which variable: {@code deadline.ofQuestion(questionId)}. */
    static final Map<String, Map<String, String>> LOOKUPS = Map.of(
            "deadline",
            Map.of(
                    "ofRequest", "caseReference",
                    "ofQuestion", "questionId",
                    "ofReply", "questionId",
                    "ofNotice", "noticeId",
                    "ofPublication", "caseReference",
                    "validityLapses", "caseReference",
                    "ofLetter", "messageId",
                    "ofCorrection", "correctionId"),
            "question",
            Map.of(
                    "toWorkOn", "caseReference",
                    "redefinedFrom", "questionId",
                    "stage", "questionId",
                    "subjectMatter", "questionId",
                    "environmental", "questionId",
                    "anyToAnswer", "caseReference",
                    "anyReadyToAnswer", "caseReference"),
            "search",
            Map.of("open", "questionId", "unit", "searchId"),
            "fee",
            Map.of("payBy", "questionId"),
            "letter",
            Map.of("questions", "messageId"),
            "address",
            Map.of("known", "caseReference"),
            "drafters",
            Map.of("ofQuestion", "questionId", "ofNotice", "noticeId"),
            "review",
            Map.of(
                    "dueDate", "reviewId",
                    "searches", "reviewId",
                    "toDecideAnew", "reviewId",
                    "decidesAnew", "reviewId"),
            "complaint",
            Map.of(
                    "dueDate", "complaintId",
                    "appealBy", "complaintId",
                    "stepsDue", "complaintId",
                    "hearing", "appealId",
                    "toDecideAnew", "complaintId",
                    "decidesAnew", "complaintId"));

    /** The look-ups of dates that the clock of the answer moves. */
    static final Set<String> DATES_OF_THE_ANSWER =
            Set.of("deadline.ofRequest", "deadline.ofQuestion", "deadline.ofNotice");

    /** The last days for what is left to somebody outside the authority: the law, or the letter to them, gave it. */
    static final Set<String> LAST_DAYS =
            Set.of("${lapseOn}", "${feeLapsesOn}", "${deadline.validityLapses(caseReference)}");

    /** The groups that come with the application. */
    static final Set<String> GROUPS = Set.of(
            Groups.CASEWORKERS,
            Groups.INFORMATION_OWNERS,
            Groups.MANAGERS,
            Groups.LEGAL_APPROVERS,
            Groups.SECURITY_LEADS,
            Groups.INTERNAL_REVIEWERS,
            Groups.QUALIFIED_PERSONS,
            Groups.PROCESS_OWNERS,
            Groups.ADMINISTRATORS);

    /** What is found when a look-up says yes. */
    static final Map<String, Act> FOUND_WHEN = Map.of("address.known", FINDS_ADDRESS);

    /** What is found when a look-up says no. */
    static final Map<String, Act> FOUND_WHEN_NOT = Map.of("address.known", FINDS_NO_ADDRESS);

    /** The letters about a request that may have come without an address. */
    static final Set<String> TO_INVALID_REQUESTS =
            Set.of("INVALID_REQUEST_ADVICE", "INVALID_REQUEST_LAPSED", "WITHDRAWAL_CONFIRMED");

    /** What makes a list empty: one of these values of a fact. */
    record Empty(String fact, Set<String> values) {}

    /** Lists that may be empty: then a step that is repeated for them is not done at all. */
    static final Map<String, Empty> EMPTY_WHEN = Map.of(
            "question.toWorkOn", new Empty(STAGE, stages(stage -> !stage.open() || stage == QuestionStage.DECIDED)),
            "search.open", new Empty(STAGE, stages(stage -> stage != QuestionStage.TO_SEARCH)),
            "review.toDecideAnew", new Empty(REVIEW_ANEW, Set.of("false")),
            "complaint.toDecideAnew", new Empty(COMPLAINT_ANEW, Set.of("false")));

    /** Lists of other questions than the one at hand, and the stages in which those can be. */
    static final Map<String, Set<String>> OTHER_QUESTIONS =
            Map.of("question.redefinedFrom", Set.of("TO_SEARCH", "UNCLEAR"));

    /** Every process variable, with the values it can have; an empty set stands for any value. */
    static final Map<String, Set<String>> VARIABLES = variables();

    /** Variables that hold a list, and what may stand in it, each as a table would look for it. */
    static final Map<String, Set<String>> LISTS = Map.of("sections", sections());

    /** The messages that something outside the diagrams sends, and what has happened when they come. */
    static final Map<String, List<Step.Result>> MESSAGES = Map.of(
            "applicantReplied",
            List.of(may().does(RECEIVES_REPLY)),
            "missingElementCame",
            List.of(may().sets("messageId", SOME)),
            "partAnswerDue",
            List.of(may().does(PART_ANSWER_FALLS_DUE)),
            "requestReopened",
            List.of(may().sets("caseReference", SOME)),
            "requestWithdrawn",
            List.of(may()),
            "requestAnswered",
            List.of(may().sets("caseReference", SOME).does(PUBLICATION_FALLS_DUE)),
            "reviewAskedFor",
            List.of(may().does(COMES_IN)),
            "questionWithdrawn",
            List.of(may().sets(STAGE, "WITHDRAWN").does(WITHDRAWS_QUESTION)),
            "moreTimeWanted",
            List.of(may().does(WANTS_TIME)),
            "triageCorrected",
            List.of(
                    may().given(STAGE, "UNCLEAR").does(TRIAGES_ANEW, FINDS_QUESTION_UNCLEAR),
                    may().given(STAGE, "TO_SEARCH", "TO_PASS_ON")
                            .sets(STAGE, "TO_SEARCH")
                            .does(TRIAGES_ANEW),
                    may().given(STAGE, "TO_DECIDE", "AWAITING_FEE", "DECIDED")
                            .sets(STAGE, "TO_SEARCH", "TO_DECIDE")
                            .does(TRIAGES_ANEW)));

    /** The processes that the application starts by itself, and the variables they are given with the values these can have. */
    static final Map<String, Map<String, Set<String>>> STARTED_WITH = Map.of(
            "correspondence",
            Map.of(
                    "caseReference",
                    Set.of(SOME),
                    "messageId",
                    Set.of(SOME),
                    "letterMeans",
                    Set.of("UNREAD", "WITHDRAWS_REQUEST", "WITHDRAWS_QUESTION")),
            "receipt-correction",
            Map.of("caseReference", Set.of(SOME), "correctionId", Set.of(SOME)));

    /** What has happened already when the application starts a process with these values. */
    static Set<Act> begunWith(String process, Map<String, String> values) {
        String means = values.get("letterMeans");
        return STARTED_WITH.containsKey(process) && means != null && !means.equals("UNREAD")
                ? Set.of(LETTER_WANTS_SOMETHING)
                : Set.of();
    }

    /** The notices that answer: they leave only after somebody else has agreed to their exact words. */
    static final Set<String> SIGNED_OFF =
            Set.of("RESPONSE", RESPONSE_TO_OTHERS, "REVIEW_OUTCOME", "COMPLIANCE_RESPONSE");

    /** What a variable can be told when nothing is known of where it was started. */
    static final Set<String> ALWAYS_KNOWN = Set.of("execution");

    private Steps() {}

    private static Set<String> stages(Predicate<QuestionStage> such) {
        return Arrays.stream(QuestionStage.values())
                .filter(such)
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    /** What the register answers to the questions of diagrams, as far as the facts of this way tell. */
    static Map<String, String> answers(Map<String, String> facts) {
        Map<String, String> answers = new HashMap<>();
        for (String asked : List.of(REVIEW_ANEW, COMPLAINT_ANEW)) {
            if (facts.containsKey(asked)) {
                answers.put(asked, facts.get(asked));
            }
        }
        String stage = facts.get(STAGE);
        if (stage != null) {
            boolean open = QuestionStage.valueOf(stage).open() || facts.containsKey(OTHERS);
            answers.put(STAGE, stage);
            answers.put("question.anyToAnswer", String.valueOf(open));
            answers.put("question.anyReadyToAnswer", String.valueOf(isReady(facts)));
        }
        return answers;
    }

    private static Set<String> sections() {
        return Stream.concat(
                        ExemptionCatalogue.standard().all().stream()
                                .map(limb -> limb.section().key().replaceFirst("^s", "")),
                        Stream.of("12", "14"))
                .map(section -> "," + section + ",")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static Map<String, Set<String>> variables() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Step step : ALL) {
            step.reads.forEach(name -> all.put(name, new LinkedHashSet<>()));
        }
        for (Step step : ALL) {
            for (Step.Result result : step.results) {
                result.sets.forEach((name, values) -> all.computeIfAbsent(name, unused -> new LinkedHashSet<>())
                        .addAll(values.contains(SOME) || values.contains(NULL) ? Set.of() : values));
            }
        }
        all.keySet().removeIf(name -> name.contains(".") || name.contains("#"));
        all.put("questionId", Set.of());
        all.put("messageId", Set.of());
        all.put("outcome", Set.of(names(Outcome.values())));
        all.put("questionStage", Set.of(names(QuestionStage.values())));
        all.put("noticeType", Set.of(names(NoticeType.values())));
        all.put("subjectMatter", Set.of(names(SubjectMatter.values())));
        all.put("environmental", Set.of(BOTH));
        all.put("route", Set.of(names(Route.values())));
        all.put("extensionGround", Set.of("PUBLIC_INTEREST", "COMPLEXITY_AND_VOLUME"));
        all.put("reading", Set.of("none", "read", "read-and-sign"));
        all.get("letterMeans").add("UNREAD");
        all.put(
                "approver",
                Set.of(
                        "none",
                        Groups.MANAGERS,
                        Groups.CASEWORKERS,
                        Groups.INTERNAL_REVIEWERS,
                        Groups.QUALIFIED_PERSONS,
                        Groups.LEGAL_APPROVERS,
                        Groups.SECURITY_LEADS));
        return all;
    }

    /** Whether some question is decided that no response takes up yet. */
    static boolean isReady(Map<String, String> facts) {
        return "DECIDED".equals(facts.get(STAGE)) || "ready".equals(facts.get(OTHERS));
    }

    /** The steps with which something new comes to us from outside: each needs a form that leads to it. */
    static List<String> doors() {
        return ALL.stream().filter(Step::isDoor).map(step -> step.name).toList();
    }

    /** The steps that understand what a form sends; empty for a form that does not come with the application. */
    static Set<String> understanding(String form) {
        return ALL.stream()
                .filter(step -> step.forms.contains(form))
                .map(step -> step.name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all steps. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** A step by its name; null when there is none. */
    static Step named(String name) {
        return name == null ? null : BY_NAME.get(name);
    }

    /** Whether a variable has no value. */
    static boolean isNothing(String value) {
        return value == null || value.equals(NULL);
    }

    /** Whether it cannot be told what value a variable has. */
    static boolean isSome(String value) {
        return value == null || value.equals(SOME) || value.equals(NULL);
    }
}
