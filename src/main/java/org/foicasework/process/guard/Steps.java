package org.foicasework.process.guard;

import static org.foicasework.process.guard.Act.*;
import static org.foicasework.process.guard.Expression.NULL;
import static org.foicasework.process.guard.Expression.SOME;
import static org.foicasework.process.guard.Step.listener;
import static org.foicasework.process.guard.Step.may;
import static org.foicasework.process.guard.Step.step;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foicasework.exemption.Outcome;
import org.foicasework.notice.NoticeType;
import org.foicasework.process.Groups;
import org.foicasework.request.QuestionStage;

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

    /** The stage of the question at hand: a fact of the register, which every process of a case shares. */
    static final String STAGE = "question.stage";

    /** Whether other questions of the case are still worked on (open), or one of them is decided (ready); a fact of the register too. */
    static final String OTHERS = "question.others";

    /** What stands for a fact that is not there. */
    static final String NONE = "-";

    /** A response to the other questions of the case, not to the one at hand. */
    static final String RESPONSE_TO_OTHERS = "RESPONSE to others";

    private static final String[] NOT_A_RESPONSE = Arrays.stream(NoticeType.values())
            .map(Enum::name)
            .filter(type -> !type.equals("RESPONSE"))
            .toArray(String[]::new);
    private static final String[] NOT_DECIDED = Stream.concat(
                    Stream.of(NONE),
                    Arrays.stream(QuestionStage.values()).map(Enum::name).filter(stage -> !stage.equals("DECIDED")))
            .toArray(String[]::new);

    /** The notices that rest on something that can be decided or written anew. */
    private static final String[] RETURNABLE = {"CLARIFICATION_REQUEST", "FEES_NOTICE"};

    private static final List<Step> ALL = List.of(

            // foi-request: the request
            step("registerRequest")
                    .results(dated(may().sets("caseReference", SOME).does(REGISTERS_REQUEST))),
            listener("recordTriage")
                    .reads("caseReference")
                    .results(
                            may().sets("validRequest", "false").does(FINDS_REQUEST_INVALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "TO_SEARCH")
                                    .does(FINDS_REQUEST_VALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "UNCLEAR")
                                    .does(FINDS_REQUEST_VALID, FINDS_QUESTION_UNCLEAR)),
            listener("recordRequestMadeValid")
                    .reads("caseReference")
                    .waitsForOutside()
                    .results(may().does(FINDS_REQUEST_VALID)),
            step("resumeRequest")
                    .reads("caseReference")
                    .results(
                            dated(may().sets(STAGE, "TO_SEARCH").does(REOPENS_CASE)),
                            dated(may().sets(STAGE, "UNCLEAR").does(REOPENS_CASE, FINDS_QUESTION_UNCLEAR)),
                            dated(may().sets(STAGE, "TO_DECIDE").does(REOPENS_CASE, TAKES_UP_WHAT_WAS_SEARCHED))),
            step("closeRequest").reads("caseReference").results(may().does(CLOSES_CASE)),
            listener("recordPublication").reads("caseReference").results(may()),

            // question
            listener("recordSearch")
                    .reads("caseReference", "searchId")
                    .needs(STAGE, "TO_SEARCH")
                    .results(may().sets(STAGE, "TO_DECIDE").does(SEARCHES)),
            step("callForPartAnswer").reads("caseReference").results(may().does(CALLS_FOR_PART_ANSWER)),

            // clarification
            listener("recordClarificationRequest")
                    .reads("questionId")
                    .needs(STAGE, "UNCLEAR")
                    .results(may().does(ASKS_TO_CLARIFY)),
            step("stopClock")
                    .reads("caseReference", "questionId")
                    .results(may().sets("remindApplicantOn", SOME)
                            .sets("lapseOn", SOME)
                            .does(STOPS_CLOCK)),
            listener("recordReply")
                    .reads("caseReference", "questionId")
                    .waitsForOutside()
                    .results(may().does(RECEIVES_REPLY)),
            step("restartClock").reads("caseReference", "questionId").results(may().does(RESTARTS_CLOCK)),
            listener("recordReading")
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
                            .does(LAPSES_QUESTION)),

            // exemption-review and exemptions
            listener("recordOutcome")
                    .reads("caseReference", "questionId")
                    .results(
                            may().sets("refused", "NOTHING").does(DRAFTS_DECISION),
                            may().sets("refused", "INFORMATION")
                                    .does(DRAFTS_DECISION, DRAFTS_REFUSAL, RELIES_ON_EXEMPTIONS),
                            may().sets("refused", "COST").does(DRAFTS_DECISION, DRAFTS_REFUSAL, RELIES_ON_COST),
                            may().sets("refused", "REQUEST")
                                    .does(DRAFTS_DECISION, DRAFTS_REFUSAL, RELIES_ON_SECTION_14)),
            listener("recordExemptions")
                    .reads("questionId")
                    .results(
                            may().sets("publicInterestTestNeeded", "true")
                                    .does(CHANGES_REFUSAL, APPLIES_EXEMPTIONS, RELIES_ON_QUALIFIED_EXEMPTION),
                            may().sets("publicInterestTestNeeded", "false")
                                    .does(CHANGES_REFUSAL, APPLIES_EXEMPTIONS, RELIES_ON_ABSOLUTE_EXEMPTIONS_ONLY)),
            listener("recordPublicInterest")
                    .reads("questionId")
                    .results(may().does(CHANGES_REFUSAL, WEIGHS_PUBLIC_INTEREST)),
            listener("recordEstimate").reads("questionId").results(may().does(CHANGES_REFUSAL, ESTIMATES_COST)),
            listener("recordGrounds").reads("questionId").results(may().does(CHANGES_REFUSAL, SETS_OUT_GROUNDS)),
            step("checkDecision")
                    .reads("questionId")
                    .results(
                            checked("NOTHING", NOT_REFUSED)
                                    .sets("afterApproval", "ANSWER")
                                    .sets(STAGE, "DECIDED"),
                            checked("NOTHING", NOT_REFUSED)
                                    .sets("afterApproval", "FEE")
                                    .sets(STAGE, "AWAITING_FEE"),
                            checked("INFORMATION", WITHHELD).sets("afterApproval", "ANSWER", "FEE"),
                            checked("COST", "COST_LIMIT").sets("afterApproval", "ANSWER"),
                            checked("REQUEST", "VEXATIOUS", "REPEATED").sets("afterApproval", "ANSWER", "NO_NOTICE")),
            listener("recordApproval")
                    .reads("caseReference", "questionId")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            approved("ANSWER").sets(STAGE, "DECIDED"),
                            approved("FEE").sets(STAGE, "AWAITING_FEE"),
                            approved("NO_NOTICE").sets(STAGE, "TO_DECIDE"),
                            may().sets("approved", "false").sets(STAGE, "TO_DECIDE")),
            listener("forbidDrafter").results(may()),
            listener("recordNoNotice")
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

            // fees
            listener("recordFee")
                    .reads("caseReference", "questionId")
                    .needs(STAGE, "AWAITING_FEE")
                    .results(
                            may().sets("feeOutcome", "ASKED").does(ASKS_FOR_FEE),
                            may().sets("feeOutcome", "WAIVED").sets(STAGE, "DECIDED")),
            step("stopClockForFee")
                    .reads("caseReference", "questionId")
                    .results(may().sets("feeLapsesOn", SOME).does(STOPS_CLOCK_FOR_FEE)),
            listener("recordFeePayment")
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
                    .results(may().sets(STAGE, "LAPSED").does(LAPSES_QUESTION)),

            // issue-notice
            step("assembleNotice")
                    .reads("caseReference", "noticeType")
                    .readsQuestionFor(
                            "CLARIFICATION_REQUEST",
                            "CLARIFICATION_REMINDER",
                            "CLARIFICATION_LAPSED",
                            "FEES_NOTICE",
                            "FEE_LAPSED")
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
                    .reads("noticeId")
                    .results(
                            may().sets("noticeReadAs", "READY"),
                            may().sets("noticeReadAs", "CHANGE").does(CHANGES_NOTICE),
                            may().given("noticeType", "RESPONSE")
                                    .given(STAGE, "DECIDED")
                                    .sets("noticeReadAs", "RETURN")
                                    .sets("noticeOutcome", "RETURNED")
                                    .sets(STAGE, "TO_DECIDE")
                                    .does(RETURNS_NOTICE),
                            may().given("noticeType", "RESPONSE")
                                    .given(STAGE, NOT_DECIDED)
                                    .sets("noticeReadAs", "RETURN")
                                    .sets("noticeOutcome", "RETURNED")
                                    .does(RETURNS_NOTICE),
                            may().given("noticeType", RETURNABLE)
                                    .sets("noticeReadAs", "RETURN")
                                    .sets("noticeOutcome", "RETURNED")
                                    .does(RETURNS_NOTICE)),
            listener("recordSignOff")
                    .reads("noticeId")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            may().sets("signedOff", "true").does(SIGNS_NOTICE_OFF),
                            may().sets("signedOff", "false").sets("noticeReadAs", "UNREAD")),
            sends(step("sendNotice")).needs("delivery", "EMAIL").byItself(),
            sends(listener("recordNoticePosted")).needs("delivery", "POST"),

            // Whatever process owners add: what was done is kept in the audit trail
            listener("recordWork").reads("caseReference").results(may()),

            // deadline-watch
            step("remindOwner").reads("caseReference").results(may().does(REMINDS)),
            step("escalateToManagers").reads("caseReference").results(may().does(REMINDS)),
            step("recordBreach").reads("caseReference").results(may().does(RECORDS_BREACH)));

    /** The dates that the watch over the date for the answer reads. */
    private static Step.Result dated(Step.Result result) {
        return result.sets("dueOn", SOME)
                .sets("remindOn", SOME)
                .sets("escalateOn", SOME)
                .sets("breachOn", SOME);
    }

    private static Step.Result checked(String refused, String... outcomes) {
        return may().given("refused", refused)
                .sets("outcome", outcomes)
                .sets("sections", SOME)
                .does(CHECKS_DECISION);
    }

    private static Step.Result approved(String afterwards) {
        return may().given("afterApproval", afterwards).sets("approved", "true").does(APPROVES_DECISION);
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
        return toOthers ? RESPONSE_TO_OTHERS : type;
    }

    private static final Map<String, Step> BY_NAME =
            ALL.stream().collect(Collectors.toMap(step -> step.name, step -> step, (a, b) -> a, TreeMap::new));

    /** The beans that a diagram may ask, and what of them: {@code deadline.ofQuestion(...)}. */
    static final Map<String, Set<String>> LOOKUPS = Map.of(
            "deadline",
            Set.of("ofRequest", "ofQuestion", "ofReply", "ofNotice", "validityLapses"),
            "question",
            Set.of("toWorkOn", "redefinedFrom", "stage", "anyToAnswer", "anyReadyToAnswer"),
            "fee",
            Set.of("payBy"),
            "search",
            Set.of("open", "unit"));

    /** Lists that may be empty, by the stage of the question that makes them so: then a repeated step is not done at all. */
    static final Map<String, Set<String>> EMPTY_WHEN = Map.of(
            "question.toWorkOn", stages(stage -> !stage.open() || stage == QuestionStage.DECIDED),
            "search.open", stages(stage -> stage != QuestionStage.TO_SEARCH));

    /** Lists of other questions than the one at hand, and the stages in which those can be. */
    static final Map<String, Set<String>> OTHER_QUESTIONS =
            Map.of("question.redefinedFrom", Set.of("TO_SEARCH", "UNCLEAR"));

    /** Every process variable, with the values it can have; an empty set stands for any value. */
    static final Map<String, Set<String>> VARIABLES = variables();

    /** The messages that something outside the diagrams sends, and what has happened when they come. */
    static final Map<String, Step.Result> MESSAGES = Map.of(
            "applicantReplied",
            may().does(RECEIVES_REPLY),
            "partAnswerDue",
            may().does(PART_ANSWER_FALLS_DUE),
            "requestReopened",
            may().sets("caseReference", SOME));

    /** The processes that something other than a person's form starts, and the variables they are given. */
    static final Map<String, Set<String>> STARTED_WITH = Map.of();

    /** The notices that refuse or take more time: they leave only after somebody else has agreed to their exact words. */
    static final Set<String> SIGNED_OFF = Set.of("RESPONSE", RESPONSE_TO_OTHERS);

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
        String stage = facts.get(STAGE);
        if (stage == null) {
            return Map.of();
        }
        boolean open = QuestionStage.valueOf(stage).open() || facts.containsKey(OTHERS);
        return Map.of(
                STAGE,
                stage,
                "question.anyToAnswer",
                String.valueOf(open),
                "question.anyReadyToAnswer",
                String.valueOf(isReady(facts)));
    }

    private static String[] names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static Map<String, Set<String>> variables() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Step step : ALL) {
            all.putAll(step.reads.stream().collect(Collectors.toMap(name -> name, name -> new LinkedHashSet<>())));
        }
        for (Step step : ALL) {
            for (Step.Result result : step.results) {
                result.sets.forEach((name, values) -> all.computeIfAbsent(name, unused -> new LinkedHashSet<>())
                        .addAll(values.contains(SOME) ? Set.of() : values));
            }
        }
        all.remove(STAGE);
        all.remove(OTHERS);
        all.put("questionId", Set.of());
        all.put("outcome", Set.of(names(Outcome.values())));
        all.put("questionStage", Set.of(names(QuestionStage.values())));
        all.put("noticeType", Set.of(names(NoticeType.values())));
        all.put("reading", Set.of("none", "read", "read-and-sign"));
        all.put(
                "approver",
                Set.of(
                        "none",
                        Groups.MANAGERS,
                        Groups.CASEWORKERS,
                        Groups.INTERNAL_REVIEWERS,
                        Groups.QUALIFIED_PERSONS));
        return all;
    }

    /** Whether some question is decided that no response takes up yet. */
    static boolean isReady(Map<String, String> facts) {
        return "DECIDED".equals(facts.get(STAGE)) || "ready".equals(facts.get(OTHERS));
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
