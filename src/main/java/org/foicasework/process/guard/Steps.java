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
import java.util.stream.Collectors;
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
    private static final String[] REFUSED =
            names(Arrays.stream(Outcome.values()).filter(Steps::needsExemptions).toArray(Outcome[]::new));
    private static final String[] NOT_REFUSED = names(Arrays.stream(Outcome.values())
            .filter(outcome -> !needsExemptions(outcome))
            .toArray(Outcome[]::new));

    /** Facts of the register that steps change and lookups answer; every process of a case shares them. */
    static final String STAGE = "question.stage";

    static final String ANY_TO_ANSWER = "question.anyToAnswer";

    private static final List<Step> ALL = List.of(

            // foi-request: the request
            step("registerRequest")
                    .results(may().sets("caseReference", SOME)
                            .sets("dueOn", SOME)
                            .sets("remindOn", SOME)
                            .sets("escalateOn", SOME)
                            .sets("breachOn", SOME)
                            .does(REGISTERS_REQUEST)),
            listener("recordTriage")
                    .reads("caseReference")
                    .results(
                            may().sets("validRequest", "false").does(FINDS_REQUEST_INVALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "TO_SEARCH")
                                    .sets(ANY_TO_ANSWER, "true")
                                    .does(FINDS_REQUEST_VALID),
                            may().sets("validRequest", "true")
                                    .sets(STAGE, "UNCLEAR")
                                    .sets(ANY_TO_ANSWER, "true")
                                    .does(FINDS_REQUEST_VALID, FINDS_QUESTION_UNCLEAR)),
            listener("recordRequestMadeValid")
                    .reads("caseReference")
                    .waitsForOutside()
                    .results(may().does(FINDS_REQUEST_VALID)),
            step("closeRequest").reads("caseReference").results(may().does(CLOSES_CASE)),

            // question
            listener("recordSearch")
                    .reads("caseReference", "searchId")
                    .needs(STAGE, "TO_SEARCH")
                    .results(may().sets(STAGE, "TO_DECIDE").does(SEARCHES)),

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
                            .sets(ANY_TO_ANSWER, "false")
                            .does(LAPSES_QUESTION)),

            // exemption-review and exemptions
            listener("recordOutcome")
                    .reads("caseReference", "questionId")
                    .results(
                            may().sets("exemptionsNeeded", "false").does(DRAFTS_DECISION),
                            may().sets("exemptionsNeeded", "true").does(DRAFTS_DECISION, DRAFTS_REFUSAL)),
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
            step("checkDecision")
                    .reads("questionId")
                    .results(
                            may().given("exemptionsNeeded", "true")
                                    .sets("outcome", REFUSED)
                                    .sets("sections", SOME)
                                    .does(CHECKS_DECISION),
                            may().given("exemptionsNeeded", "false")
                                    .sets("outcome", NOT_REFUSED)
                                    .sets("sections", SOME)
                                    .sets(STAGE, "DECIDED")
                                    .does(CHECKS_DECISION)),
            listener("recordApproval")
                    .reads("caseReference", "questionId")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            may().sets("approved", "true")
                                    .sets(STAGE, "DECIDED")
                                    .does(APPROVES_DECISION),
                            may().sets("approved", "false").sets(STAGE, "TO_DECIDE")),
            listener("forbidDrafter").results(may()),

            // issue-notice
            step("assembleNotice")
                    .reads("caseReference", "noticeType")
                    .readsQuestionFor("CLARIFICATION_REQUEST", "CLARIFICATION_REMINDER", "CLARIFICATION_LAPSED")
                    .results(may().sets("noticeId", SOME)
                            .sets("late", BOTH)
                            .sets("noticeReadAs", "UNREAD")
                            .sets("delivery", "EMAIL", "POST")
                            .does(ASSEMBLES_NOTICE)),
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
                                    .sets("noticeReadAs", "RETURN")
                                    .sets("noticeOutcome", "RETURNED")
                                    .sets(STAGE, "TO_DECIDE")
                                    .does(RETURNS_NOTICE),
                            may().given("noticeType", "CLARIFICATION_REQUEST")
                                    .sets("noticeReadAs", "RETURN")
                                    .sets("noticeOutcome", "RETURNED")
                                    .does(RETURNS_NOTICE)),
            listener("recordSignOff")
                    .reads("noticeId")
                    .keepsAwayBy("forbidDrafter")
                    .results(
                            may().sets("signedOff", "true").does(SIGNS_NOTICE_OFF),
                            may().sets("signedOff", "false").sets("noticeReadAs", "UNREAD")),
            step("sendNotice")
                    .reads("noticeId", "noticeType")
                    .needs("delivery", "EMAIL")
                    .byItself()
                    .reports("noticeChanged")
                    .results(may().sets("noticeOutcome", "SENT").does(SENDS_NOTICE)),
            listener("recordNoticePosted")
                    .reads("noticeId", "noticeType")
                    .needs("delivery", "POST")
                    .reports("noticeChanged")
                    .results(may().sets("noticeOutcome", "SENT").does(SENDS_NOTICE)),

            // Whatever process owners add: what was done is kept in the audit trail
            listener("recordWork").reads("caseReference").results(may()),

            // deadline-watch
            step("remindOwner").reads("caseReference").results(may().does(REMINDS)),
            step("escalateToManagers").reads("caseReference").results(may().does(REMINDS)),
            step("recordBreach").reads("caseReference").results(may().does(RECORDS_BREACH)));

    private static final Map<String, Step> BY_NAME =
            ALL.stream().collect(Collectors.toMap(step -> step.name, step -> step, (a, b) -> a, TreeMap::new));

    /** The beans that a diagram may ask, and what of them: {@code deadline.ofQuestion(...)}. */
    static final Map<String, Set<String>> LOOKUPS = Map.of(
            "deadline",
            Set.of("ofRequest", "ofQuestion", "ofReply", "ofNotice", "validityLapses"),
            "question",
            Set.of("toWorkOn", "redefinedFrom", "stage", "anyToAnswer"),
            "search",
            Set.of("open", "unit"));

    /** Lists that may be empty, by the stage of the question that makes them so: then a repeated step is not done at all. */
    static final Map<String, Set<String>> EMPTY_WHEN = Map.of(
            "question.toWorkOn", Set.of("DECIDED", "ANSWERED", "LAPSED", "REDEFINED"),
            "search.open", Set.of("TO_DECIDE", "DECIDED", "ANSWERED", "LAPSED"));

    /** Lists of other questions than the one at hand, and the stages in which those can be. */
    static final Map<String, Set<String>> OTHER_QUESTIONS =
            Map.of("question.redefinedFrom", Set.of("TO_SEARCH", "UNCLEAR"));

    /** Every process variable, with the values it can have; an empty set stands for any value. */
    static final Map<String, Set<String>> VARIABLES = variables();

    /** The messages that reach a waiting step from outside, and what they do. */
    static final Map<String, Act> MESSAGES = Map.of("applicantReplied", RECEIVES_REPLY);

    /** The processes that something other than a person's form starts, and the variables they are given. */
    static final Map<String, Set<String>> STARTED_WITH = Map.of();

    /** The notices that refuse or take more time: they leave only after somebody else has agreed to their exact words. */
    static final Set<String> SIGNED_OFF = Set.of("RESPONSE");

    /** What a variable can be told when nothing is known of where it was started. */
    static final Set<String> ALWAYS_KNOWN = Set.of("execution");

    private Steps() {}

    private static boolean needsExemptions(Outcome outcome) {
        return outcome.withholdsItems() || outcome == Outcome.NEITHER_CONFIRM_NOR_DENY;
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
        all.remove(ANY_TO_ANSWER);
        all.put("questionId", Set.of());
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
