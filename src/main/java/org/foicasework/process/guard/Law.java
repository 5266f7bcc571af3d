package org.foicasework.process.guard;

import static org.foicasework.process.guard.Act.*;
import static org.foicasework.process.guard.PathRule.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.foicasework.process.guard.StandingRule.Place;

/**
 * What the law asks of every way that a case can go, whoever draws it. To be read like a page of the Act: each rule names its
 * section, what begins it, what meets it, and what must not happen in between.
 */
final class Law {

    private static final Set<String> TO_EVERYBODY = Set.of("RESPONSE", Steps.RESPONSE_TO_OTHERS);

    static final List<PathRule> WAYS = List.of(

            // Section 1: the right of access
            rule("Every question that was decided is answered", "FOIA s1(1), s10(1), s17(1)")
                    .from(DRAFTS_DECISION)
                    .until(LAPSES_QUESTION, CONFIRMS_NO_NOTICE, WITHDRAWS_QUESTION, WITHDRAWS_REQUEST, TRIAGES_ANEW)
                    .until(CLOSES_AS_BUSINESS)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .until(SENDS_NOTICE, Steps.ANSWERS)
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Lead this way through the step that sends the response before the case ends."),
            rule("What comes in is registered", "FOIA s1(1), s50(1), s57(1); section 45 code, part 5")
                    .from(COMES_IN)
                    .until(REGISTERS_REQUEST, REGISTERS_REVIEW, REGISTERS_COMPLAINT, LODGES_APPEAL)
                    .never(CASE_ENDS)
                    .mend("Lead this way through the step that registers it."),
            rule("A response answers only what was decided", "FOIA s1(1), s17(1)")
                    .fromTheStart()
                    .from(FINDS_REQUEST_VALID)
                    .until(DRAFTS_DECISION)
                    .never(SENDS_NOTICE, "RESPONSE")
                    .mend("Lead this way through the task in which the outcome is decided before the response goes."),
            rule("Nobody decides before the search", "FOIA s1(1)(a), s1(4)")
                    .from(FINDS_REQUEST_VALID, REOPENS_CASE)
                    .until(SEARCHES, TAKES_UP_WHAT_WAS_SEARCHED, PASSES_ON)
                    .never(DRAFTS_DECISION)
                    .mend("Lead this way through the search for the information before the outcome is decided."),
            rule(
                            "A case ends in an answer, a lawful refusal, a lapse, a withdrawal, or never made valid",
                            "FOIA s1(1), s8(1), s17")
                    .from(REGISTERS_REQUEST, REOPENS_CASE, FINDS_REQUEST_VALID)
                    .until(SENDS_NOTICE, "RESPONSE")
                    .until(LAPSES_QUESTION, CONFIRMS_NO_NOTICE, CLOSES_AS_BUSINESS, TIME_IS_OVER)
                    .until(WITHDRAWS_QUESTION, WITHDRAWS_REQUEST)
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Send the response, or close what lapsed, on this way before the case ends."),
            rule("A case that ends is closed", "FOIA s10(1); section 45 code, part 8")
                    .from(REGISTERS_REQUEST, REOPENS_CASE)
                    .until(CLOSES_CASE)
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Put the step that closes the request before this end."),
            rule("Every request is acknowledged", "section 45 code, part 4")
                    .from(REGISTERS_REQUEST)
                    .until(WITHDRAWS_REQUEST, FINDS_NO_ADDRESS)
                    .until(SENDS_NOTICE, "ACKNOWLEDGEMENT")
                    .never(CASE_ENDS)
                    .mend("Issue the acknowledgement on every way, or beside it, and let it be sent."),
            rule("What was answered is put forward for publication", "FOIA s19(1)")
                    .from(SENDS_NOTICE, "RESPONSE")
                    .until(CALLS_FOR_PUBLICATION, WITHDRAWS_REQUEST)
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Call for the decision on publication after the request is closed."),
            rule("What was answered anew is put forward for publication again", "FOIA s19(1)")
                    .from(OVERTURNS_DECISION)
                    .from(SENDS_NOTICE, "COMPLIANCE_RESPONSE")
                    .until(CALLS_FOR_PUBLICATION, UPHOLDS_DECISION)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Call for the decision on publication after the new answer."),
            rule("Whoever withdraws is told that it is done", "section 45 code, part 4")
                    .from(WITHDRAWS_REQUEST)
                    .until(FINDS_NO_ADDRESS)
                    .until(SENDS_NOTICE, "WITHDRAWAL_CONFIRMED")
                    .never(CASE_ENDS)
                    .mend("Confirm the withdrawal on this way."),
            rule("Whoever withdraws a question is told which", "section 45 code, part 4")
                    .from(ENDS_WORK_ON_QUESTIONS)
                    .until(SENDS_NOTICE, Steps.WITHDRAWAL_OF_A_QUESTION)
                    .never(CASE_ENDS)
                    .mend("Confirm the withdrawal of each question on this way, and hand on which it is (questionId)."),
            rule("What is put forward for publication is decided on", "FOIA s19(1)")
                    .from(PUBLICATION_FALLS_DUE)
                    .until(DECIDES_ON_PUBLICATION)
                    .never(CASE_ENDS)
                    .mend("Lead this way through the decision on publication."),

            // Sections 1(3) and 10(6): what is asked is unclear
            rule("An unclear question is made clear before it is searched for or decided", "FOIA s1(3), s16(1)")
                    .from(FINDS_QUESTION_UNCLEAR)
                    .until(FINDS_QUESTION_CLEAR, LAPSES_QUESTION, TRIAGES_ANEW, PASSES_ON)
                    .never(SEARCHES, DRAFTS_DECISION)
                    .mend("Lead unclear questions to the clarification first."),
            rule("A clarification request asks what somebody wrote", "FOIA s1(3), s16(1)")
                    .fromTheStart()
                    .from(RETURNS_NOTICE, "CLARIFICATION_REQUEST")
                    .from(FINDS_QUESTION_UNCLEAR)
                    .until(ASKS_TO_CLARIFY)
                    .never(SENDS_NOTICE, "CLARIFICATION_REQUEST")
                    .mend("Lead this way through the task in which the questions to the applicant are written."),
            rule("A clarification request stops the clock at once", "FOIA s1(3)")
                    .from(SENDS_NOTICE, "CLARIFICATION_REQUEST")
                    .until(STOPS_CLOCK)
                    .never(WAITS, CASE_ENDS)
                    .mend("Put the step that stops the clock directly after the clarification request was sent."),
            rule("The clock stops only when the applicant has been asked", "FOIA s1(3)")
                    .fromTheStart()
                    .from(STOPS_CLOCK)
                    .until(SENDS_NOTICE, "CLARIFICATION_REQUEST")
                    .never(STOPS_CLOCK)
                    .mend("Stop the clock only on the way on which the clarification request was sent."),
            rule("A reply restarts the clock before anybody sees a date", "FOIA s10(6)(b)")
                    .from(RECEIVES_REPLY)
                    .until(RESTARTS_CLOCK)
                    .never(SHOWS_DATE, WAITS, CASE_ENDS)
                    .mend("Put the step that restarts the clock directly after the reply."),
            rule("The clock restarts only on a reply", "FOIA s10(6)(b)")
                    .fromTheStart()
                    .from(STOPS_CLOCK)
                    .until(RECEIVES_REPLY)
                    .never(RESTARTS_CLOCK)
                    .mend("Restart the clock only where a reply has been recorded."),
            rule("A question lapses only when a reply or a fee was waited for in vain", "FOIA s1(3), s9(2)")
                    .fromTheStart()
                    .until(TIME_IS_OVER, FINDS_FEE_UNPAID)
                    .never(LAPSES_QUESTION)
                    .mend("Close the question only from the timer on the task that waits for the reply or the fee."),
            rule("The applicant has the time to reply that the letter gave", "FOIA s1(3)")
                    .from(STOPS_CLOCK)
                    .until(RESTARTS_CLOCK, STOPS_CLOCK_FOR_FEE)
                    .until(TIME_IS_OVER, "${lapseOn}")
                    .never(LAPSES_QUESTION)
                    .mend(
                            "Set the timer on the task that waits for the reply to ${lapseOn}: the day after the last day for the reply."),
            rule("The applicant has three months to pay", "FOIA s9(2)")
                    .from(STOPS_CLOCK_FOR_FEE)
                    .until(TIME_IS_OVER, "${feeLapsesOn}")
                    .until(FINDS_FEE_UNPAID)
                    .never(LAPSES_QUESTION)
                    .mend(
                            "Set the timer on the task that waits for the fee to ${feeLapsesOn}: the day after the last day to pay."),
            rule("Whoever did not reply or pay is told that the question is closed", "FOIA s16(1)")
                    .from(LAPSES_QUESTION)
                    .until(WITHDRAWS_QUESTION, WITHDRAWS_REQUEST, TRIAGES_ANEW)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .until(SENDS_NOTICE, Set.of("CLARIFICATION_LAPSED", "FEE_LAPSED"))
                    .never(CASE_ENDS)
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Issue the closing letter after the question has lapsed."),

            // Sections 9 and 10(2): a fee
            rule("A fees notice asks what somebody worked out", "FOIA s9(1)")
                    .fromTheStart()
                    .from(RETURNS_NOTICE, "FEES_NOTICE")
                    .until(ASKS_FOR_FEE)
                    .never(SENDS_NOTICE, "FEES_NOTICE")
                    .mend("Lead this way through the task in which the fee is worked out."),
            rule("A fees notice stops the clock at once", "FOIA s9(2), s10(2)")
                    .from(SENDS_NOTICE, "FEES_NOTICE")
                    .until(STOPS_CLOCK_FOR_FEE)
                    .never(WAITS, CASE_ENDS)
                    .mend("Put the step that stops the clock directly after the fees notice was sent."),
            rule("The clock stops for a fee only when it was asked for", "FOIA s9(1), s10(2)")
                    .fromTheStart()
                    .from(STOPS_CLOCK_FOR_FEE)
                    .until(SENDS_NOTICE, "FEES_NOTICE")
                    .never(STOPS_CLOCK_FOR_FEE)
                    .mend("Stop the clock only on the way on which the fees notice was sent."),
            rule("A fee that is paid lets the clock go on before anybody sees a date", "FOIA s10(2)")
                    .from(RECEIVES_FEE)
                    .until(RESTARTS_CLOCK_AFTER_FEE)
                    .never(SHOWS_DATE, WAITS, CASE_ENDS)
                    .mend("Put the step that lets the clock go on directly after the payment."),
            rule("After a fees notice the clock goes on only when the fee is paid", "FOIA s10(2)")
                    .fromTheStart()
                    .from(STOPS_CLOCK_FOR_FEE)
                    .until(RECEIVES_FEE)
                    .never(RESTARTS_CLOCK_AFTER_FEE)
                    .mend("Let the clock go on only where a payment has been recorded."),

            // Section 8: a valid request
            rule("An invalid request is closed only when the time to make it valid is over", "FOIA s8(1), s16(1)")
                    .from(FINDS_REQUEST_INVALID)
                    .until(FINDS_REQUEST_VALID, WITHDRAWS_REQUEST)
                    .until(TIME_IS_OVER, "${deadline.validityLapses(caseReference)}")
                    .never(CLOSES_CASE, CASE_ENDS)
                    .mend("Let the applicant supply what is missing first, with a timer set to"
                            + " ${deadline.validityLapses(caseReference)}."),
            rule("Whoever made an invalid request is told how to make it valid", "FOIA s16(1)")
                    .from(FINDS_REQUEST_INVALID)
                    .until(FINDS_REQUEST_VALID, WITHDRAWS_REQUEST, FINDS_NO_ADDRESS)
                    .until(SENDS_NOTICE, "INVALID_REQUEST_ADVICE")
                    .never(TIME_IS_OVER, CLOSES_CASE)
                    .mend("Issue the advice before you wait for the applicant."),
            rule("Whoever is told how to make a request valid gets the time to do so", "FOIA s8(1), s16(1)")
                    .from(SENDS_NOTICE, "INVALID_REQUEST_ADVICE")
                    .until(WAITS, FINDS_REQUEST_VALID, WITHDRAWS_REQUEST)
                    .never(RETURNS_TO_TRIAGE)
                    .mend("Lead this way to the task that waits for the applicant."),
            rule("Nobody is written to before it is known that there is an address", "FOIA s8(1)(b)")
                    .from(REGISTERS_REQUEST)
                    .until(FINDS_REQUEST_VALID, FINDS_ADDRESS)
                    .never(ASSEMBLES_NOTICE)
                    .mend("Ask ${address.known(caseReference)} at a gateway before this letter."),
            rule("Whoever gave no address is not written to until there is one", "FOIA s8(1)(b)")
                    .from(FINDS_NO_ADDRESS)
                    .until(FINDS_REQUEST_VALID, FINDS_ADDRESS)
                    .never(ASSEMBLES_NOTICE, Steps.TO_INVALID_REQUESTS)
                    .mend("Ask ${address.known(caseReference)} at a gateway before this letter."),
            rule("Whoever did not make it valid is told that the request is closed", "FOIA s16(1)")
                    .from(GIVES_REQUEST_UP)
                    .until(FINDS_NO_ADDRESS, WITHDRAWS_REQUEST)
                    .until(SENDS_NOTICE, "INVALID_REQUEST_LAPSED")
                    .never(CLOSES_CASE, CASE_ENDS)
                    .mend("Issue the closing letter on this way."),
            rule("An invalid request is not worked on until it is valid", "FOIA s8(1), s10(6)")
                    .from(FINDS_REQUEST_INVALID)
                    .until(FINDS_REQUEST_VALID)
                    .never(SEARCHES, DRAFTS_DECISION, ASKS_TO_CLARIFY)
                    .mend("Lead invalid requests to the step that makes them valid."),
            rule("A valid request is not closed without an answer", "FOIA s1(1), s8(1)")
                    .from(FINDS_REQUEST_VALID)
                    .until(FINDS_REQUEST_INVALID, LAPSES_QUESTION, CONFIRMS_NO_NOTICE, CLOSES_AS_BUSINESS)
                    .until(WITHDRAWS_QUESTION, WITHDRAWS_REQUEST)
                    .until(SENDS_NOTICE, "RESPONSE")
                    .never(CLOSES_CASE)
                    .mend("Lead valid requests on to their answer."),
            rule("What is answered as normal business is answered in writing", "FOIA s1(1); section 45 code")
                    .fromTheStart()
                    .from(WRITES_BUSINESS_ANSWER)
                    .until(SENDS_NOTICE, "BUSINESS_ANSWER")
                    .never(CLOSES_AS_BUSINESS)
                    .mend("Send the answer before the question is closed."),
            rule("An answer as normal business was written by somebody", "FOIA s1(1); section 45 code")
                    .fromTheStart()
                    .from(RETURNS_NOTICE, "BUSINESS_ANSWER")
                    .until(WRITES_BUSINESS_ANSWER)
                    .never(SENDS_NOTICE, "BUSINESS_ANSWER")
                    .mend("Lead this way through the task in which the answer is written."),

            // Sections 2 and 17: refusing
            rule("A refusal names its exemptions", "FOIA s17(1)(b), (c)")
                    .from(RELIES_ON_EXEMPTIONS)
                    .until(DRAFTS_DECISION, APPLIES_EXEMPTIONS)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead refusals through the task in which the exemptions are applied."),
            rule("A refusal for its cost rests on an estimate", "FOIA s12(1), s17(5)")
                    .from(RELIES_ON_COST)
                    .until(DRAFTS_DECISION, ESTIMATES_COST)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead refusals for cost through the task in which the cost is estimated."),
            rule("A vexatious or repeated request is refused for reasons", "FOIA s14, s17(5)")
                    .from(RELIES_ON_SECTION_14)
                    .until(DRAFTS_DECISION, SETS_OUT_GROUNDS)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead these refusals through the task in which the reasons are set out."),
            rule("A qualified exemption is weighed against the public interest", "FOIA s2(2)(b), s17(3)(b)")
                    .from(RELIES_ON_QUALIFIED_EXEMPTION)
                    .until(DRAFTS_DECISION, RELIES_ON_ABSOLUTE_EXEMPTIONS_ONLY, WEIGHS_PUBLIC_INTEREST)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead decisions with a qualified exemption through the public interest test."),
            rule("Where the balance favours disclosure the outcome is decided anew", "FOIA s2(2)(b)")
                    .from(REOPENS_OUTCOME)
                    .until(DRAFTS_DECISION)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead this way back to the task in which the outcome is decided."),
            rule("Section 36 rests on the opinion of the qualified person", "FOIA s36(2)")
                    .from(NEEDS_OPINION)
                    .until(DRAFTS_DECISION, APPLIES_EXEMPTIONS, GIVES_OPINION)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead decisions under section 36 through the qualified person's opinion."),
            rule("An opinion that was given is used", "FOIA s36(2)")
                    .from(GIVES_OPINION)
                    .until(DRAFTS_DECISION, CHECKS_DECISION, CHANGES_REFUSAL)
                    .never(APPLIES_EXEMPTIONS)
                    .mend("Lead opinions that were given on, not back to the exemptions."),
            rule(
                            "Whoever is concerned is heard before their information is withheld or given",
                            "section 45 code, part 3")
                    .from(CONCERNS_THIRD_PARTY)
                    .until(DRAFTS_DECISION, APPLIES_EXEMPTIONS, CONSULTS_THIRD_PARTY)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead these decisions through the consultation of the third party."),
            rule("A decision is checked as it stands before anybody approves or sends it", "FOIA s17(1), s17(3)")
                    .from(DRAFTS_DECISION, CHANGES_REFUSAL)
                    .until(CHECKS_DECISION)
                    .never(APPROVES_DECISION)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Put the step that checks the decision after the last task that changes it."),
            rule("A refusal leaves only after somebody has approved it as it stands", "FOIA s17(1), s2")
                    .from(DRAFTS_REFUSAL, CHANGES_REFUSAL)
                    .until(DRAFTS_DECISION, APPROVES_DECISION)
                    .never(CONFIRMS_NO_NOTICE)
                    .never(SENDS_NOTICE, Steps.ANSWERS)
                    .mend("Lead this way through the approval, after the last change to the decision."
                            + " See also the table that says who approves what."),
            rule("What was approved goes into the answer", "FOIA s10(1)")
                    .from(APPROVES_DECISION)
                    .until(RETURNS_DECISION, TRIAGES_ANEW, ASKS_FOR_LONGER_REVIEW, CONCLUDES_REVIEW)
                    .until(SENDS_NOTICE, Steps.ANSWERS)
                    .until(RETURNS_NOTICE, Steps.ANSWERS)
                    .never(DRAFTS_DECISION)
                    .mend("Lead approved decisions on to the response, not back."),
            rule("What is decided is not kept back for what is not", "FOIA s10(1)")
                    .from(DRAFTS_DECISION)
                    .until(CALLS_FOR_PART_ANSWER, LAPSES_QUESTION, CONFIRMS_NO_NOTICE, TRIAGES_ANEW, WITHDRAWS_QUESTION)
                    .never(ASSEMBLES_NOTICE, "RESPONSE")
                    .mend("Call for a part answer when a question has been decided."),
            rule("When the date comes near, what is decided is answered by itself", "FOIA s10(1)")
                    .from(WATCH_BEGINS, "dueOn")
                    .until(CALLS_FOR_PART_ANSWER)
                    .until(WATCHED_DATE_MOVES, "dueOn")
                    .never(RECORDS_BREACH)
                    .mend("Call for a part answer in the watch before the date is over."),
            rule("Nothing that is ready to be answered is left behind", "FOIA s10(1)")
                    .from(PART_ANSWER_FALLS_DUE)
                    .from(SENDS_NOTICE, TO_EVERYBODY)
                    .until(WITHDRAWS_REQUEST)
                    .until(ASSEMBLES_NOTICE, TO_EVERYBODY)
                    .never(BRANCH_ENDS, "ready")
                    .mend("Lead this way through the response before it ends."),

            // Section 10(3), regulation 7: more time
            rule("More time is taken only for a qualified exemption", "FOIA s10(3)")
                    .fromTheStart()
                    .from(RELIES_ON_ABSOLUTE_EXEMPTIONS_ONLY)
                    .until(RELIES_ON_QUALIFIED_EXEMPTION)
                    .never(EXTENDS_TIME, "PUBLIC_INTEREST")
                    .mend("Extend the time only after the exemptions have been applied and one of them is qualified."),
            rule("Whoever needs more time can ask for it", "FOIA s10(3), s17(2)")
                    .from(WANTS_TIME)
                    .from(RETURNS_NOTICE, "EXTENSION_NOTICE")
                    .until(ASKS_FOR_TIME, FORGOES_TIME)
                    .until(TRIAGES_ANEW, WITHDRAWS_QUESTION, WITHDRAWS_REQUEST, REST_IS_CUT)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .never(CHANGES_REFUSAL, CHECKS_DECISION, CASE_ENDS)
                    .mend("Lead this way to the task in which more time is asked for."),
            rule("A notice of more time leaves only after a manager has agreed", "FOIA s10(3), s17(2)")
                    .fromTheStart()
                    .from(ASKS_FOR_TIME, REFUSES_TIME)
                    .until(AGREES_TO_TIME)
                    .never(SENDS_NOTICE, "EXTENSION_NOTICE")
                    .mend("Lead this way through a manager's agreement after the time was asked for."),
            rule("More than forty days, or a second time, takes two managers", "FOIA s10(3); section 45 code")
                    .from(ASKS_FOR_EXCEPTIONAL_TIME)
                    .until(ASKS_FOR_TIME, AGREES_AS_SECOND)
                    .never(SENDS_NOTICE, "EXTENSION_NOTICE")
                    .mend("Lead exceptional extensions through a second manager's agreement."),
            rule("More time that was agreed is told to the applicant", "FOIA s17(2)(b)")
                    .from(AGREES_TO_TIME)
                    .until(REFUSES_TIME, TRIAGES_ANEW, WITHDRAWS_QUESTION, WITHDRAWS_REQUEST)
                    .until(RETURNS_NOTICE, "EXTENSION_NOTICE")
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .until(SENDS_NOTICE, "EXTENSION_NOTICE")
                    .never(EXTENDS_TIME, DRAFTS_DECISION, CASE_ENDS)
                    .mend("Issue the notice of more time after the agreement."),
            rule("The date moves only when the applicant was told", "FOIA s10(3), s17(2)(b)")
                    .fromTheStart()
                    .from(EXTENDS_TIME)
                    .until(SENDS_NOTICE, "EXTENSION_NOTICE")
                    .never(EXTENDS_TIME)
                    .mend("Move the date only after the notice of more time was sent."),
            rule("The notice of more time moves the date at once", "FOIA s10(3)")
                    .from(SENDS_NOTICE, "EXTENSION_NOTICE")
                    .until(EXTENDS_TIME)
                    .never(WAITS, CASE_ENDS)
                    .mend("Put the step that moves the date directly after the notice was sent."),

            // Every notice
            rule("No notice leaves that was not found complete as it stands", "FOIA s1, s17; s10(1)")
                    .fromTheStart()
                    .from(ASSEMBLES_NOTICE, CHANGES_NOTICE)
                    .until(FINDS_NOTICE_COMPLETE)
                    .never(SENDS_NOTICE)
                    .mend("Lead this way through the completeness check, and send only when it says yes."),
            rule("An answer is signed off as it stands by somebody who did not write it", "FOIA s17; section 45 code")
                    .fromTheStart()
                    .from(ASSEMBLES_NOTICE, CHANGES_NOTICE)
                    .until(SIGNS_NOTICE_OFF)
                    .never(SENDS_NOTICE, Steps.SIGNED_OFF)
                    .mend("Lead this way through the sign-off after the last change to the notice."
                            + " See also the table that says who reads which notice."),
            rule("A response that was returned waits for a new decision", "FOIA s1(1), s17(1)")
                    .from(RETURNS_NOTICE, "RESPONSE")
                    .until(DRAFTS_DECISION, WITHDRAWS_QUESTION, TRIAGES_ANEW)
                    .never(ASSEMBLES_NOTICE, "RESPONSE")
                    .mend("Lead returned responses back to the decision before they are assembled again."),
            rule("A letter of the applicant is dealt with as what it is", "section 45 code, part 4")
                    .from(LETTER_WANTS_SOMETHING)
                    .until(READS_LETTER, LETTER_IS_DEALT_WITH)
                    .until(SENDS_NOTICE, "GENERAL_REPLY")
                    .never(CASE_ENDS)
                    .mend("Lead each meaning of the letter to the step that deals with it."),
            rule("A letter whose answer came back counts as unread again", "section 45 code, part 4")
                    .from(RETURNS_NOTICE, "GENERAL_REPLY")
                    .until(PUTS_LETTER_BACK)
                    .never(READS_LETTER, CASE_ENDS)
                    .mend("Put the letter back before it is read anew."),

            // Section 10(1): the date for the answer, and the dates after it
            rule("A breach is recorded when the date is over, not before", "FOIA s10(1)")
                    .fromTheStart()
                    .from(WATCH_BEGINS)
                    .until(TIME_HAS_COME, "${breachOn}")
                    .never(RECORDS_BREACH, RECORDS_MISSED_DUTY)
                    .mend("Put the timer for ${breachOn} before the step that records the breach."),
            rule("The watch over a date ends in a record that it was missed, or when the date has moved", "FOIA s10(1)")
                    .from(WATCH_BEGINS, "dueOn")
                    .until(RECORDS_BREACH, RECORDS_MISSED_DUTY, REST_IS_CUT)
                    .until(WATCHED_DATE_MOVES, "dueOn")
                    .never(WATCH_ENDS, "dueOn")
                    .evenWhenAnEndCutsOffTheRest()
                    .mend("Let the watch wait for ${breachOn} and record that the date was missed."),
            rule("The watch over a date waits for nobody", "FOIA s10(1)")
                    .from(WATCH_BEGINS, "dueOn")
                    .until(RECORDS_BREACH, RECORDS_MISSED_DUTY, REST_IS_CUT)
                    .until(WATCHED_DATE_MOVES, "dueOn")
                    .never(WAITS, Set.of("person", "outside"))
                    .mend("Let only timers stand between the beginning of the watch and the record."),
            rule(
                            "Whoever waits for somebody outside the authority waits until a certain day",
                            "FOIA s1(3), s8(1), s9(2)")
                    .fromTheStart()
                    .from(STOPS_CLOCK, STOPS_CLOCK_FOR_FEE, FINDS_REQUEST_INVALID)
                    .until(TIME_IS_OVER)
                    .never(WAITS, "outside")
                    .mend("Put a timer at the edge of the task that interrupts it, set to ${lapseOn}, ${feeLapsesOn} or"
                            + " ${deadline.validityLapses(caseReference)}."),
            rule("A reminder comes on its day, not at once", "FOIA s10(1)")
                    .fromTheStart()
                    .from(WATCH_BEGINS)
                    .from(REMINDS)
                    .until(TIME_HAS_COME)
                    .never(REMINDS)
                    .mend("Put a timer before the reminder."),
            rule("The date of receipt is corrected only when a second person has confirmed it", "FOIA s10(6)")
                    .fromTheStart()
                    .until(CONFIRMS_CORRECTION)
                    .never(CORRECTS_RECEIPT)
                    .mend("Correct the date only on the way on which it was confirmed."),
            rule("A date of receipt that was confirmed is corrected", "FOIA s10(6)")
                    .from(CONFIRMS_CORRECTION)
                    .until(CORRECTS_RECEIPT)
                    .never(CASE_ENDS)
                    .mend("Lead this way through the step that corrects the date."),
            rule("Whoever was told a wrong date is told the true one", "FOIA s10(6), s16(1)")
                    .from(FINDS_APPLICANT_MISLED)
                    .until(SENDS_NOTICE, "DATE_CORRECTED")
                    .never(CASE_ENDS)
                    .mend("Issue the letter with the true date on this way."),
            rule("Nobody is told of a wrong date who was not told one", "FOIA s16(1)")
                    .fromTheStart()
                    .until(FINDS_APPLICANT_MISLED)
                    .never(SENDS_NOTICE, "DATE_CORRECTED")
                    .mend("Issue the letter only on the way on which the applicant has to be told."),

            // The section 45 code, part 5: reviews
            rule("What a reviewer wants searched again is searched before the review concludes", "FOIA s1(1)(a)")
                    .from(ASKS_TO_SEARCH_AGAIN)
                    .until(SEARCHES_AGAIN)
                    .never(CONCLUDES_REVIEW)
                    .mend("Lead this way through the task in which the units search again."),
            rule("A review ends with its outcome told, or with a letter that declines it", "section 45 code, part 5")
                    .from(REGISTERS_REVIEW)
                    .until(SENDS_NOTICE, Set.of("REVIEW_OUTCOME", "REVIEW_DECLINED"))
                    .never(CASE_ENDS, CLOSES_REVIEW)
                    .mend("Issue the outcome, or the letter that declines the review, before it ends."),
            rule(
                            "The outcome of a review is told only when somebody has reviewed the answer",
                            "section 45 code, part 5")
                    .fromTheStart()
                    .from(ASKS_FOR_LONGER_REVIEW)
                    .from(RETURNS_NOTICE, "REVIEW_OUTCOME")
                    .until(CONCLUDES_REVIEW)
                    .never(SENDS_NOTICE, "REVIEW_OUTCOME")
                    .mend("Lead this way through the review before its outcome is issued."),
            rule("What a review changes is decided anew before its outcome is told", "section 45 code, part 5")
                    .from(OVERTURNS_DECISION)
                    .until(UPHOLDS_DECISION, DRAFTS_DECISION)
                    .never(SENDS_NOTICE, "REVIEW_OUTCOME")
                    .mend("Lead reviews that vary or overturn a decision through the new decision."),
            rule("A review is declined only when a manager has decided so", "section 45 code, part 5")
                    .fromTheStart()
                    .until(DECLINES_REVIEW)
                    .never(SENDS_NOTICE, "REVIEW_DECLINED")
                    .mend("Decline only on the way on which the late request was decided on."),
            rule("A review that was declined is not begun", "section 45 code, part 5")
                    .from(DECLINES_REVIEW)
                    .never(CONCLUDES_REVIEW, ASKS_FOR_LONGER_REVIEW)
                    .mend("Lead declined reviews to the letter that says so."),
            rule("A request for a review is acknowledged", "section 45 code, part 5")
                    .from(REGISTERS_REVIEW)
                    .until(SENDS_NOTICE, Set.of("REVIEW_ACKNOWLEDGEMENT", "REVIEW_DECLINED"))
                    .never(CASE_ENDS)
                    .mend("Issue the acknowledgement of the request for a review."),
            rule("A review takes longer only when the applicant was told", "section 45 code, part 5")
                    .fromTheStart()
                    .from(ASKS_FOR_LONGER_REVIEW)
                    .until(SENDS_NOTICE, "REVIEW_EXTENSION")
                    .never(EXTENDS_REVIEW)
                    .mend("Set the later date only after the letter about it was sent."),
            rule("A longer review gets its later date", "section 45 code, part 5")
                    .from(ASKS_FOR_LONGER_REVIEW)
                    .until(EXTENDS_REVIEW)
                    .never(CONCLUDES_REVIEW, CASE_ENDS)
                    .mend("Set the later date after the letter about it was sent."),
            rule("A review that ends is closed", "section 45 code, part 5")
                    .from(REGISTERS_REVIEW)
                    .until(CLOSES_REVIEW)
                    .never(CASE_ENDS)
                    .mend("Put the step that closes the review before this end."),

            // Sections 50 to 57: the regulator and the tribunal
            rule("A decision notice is answered: complied with, accepted or appealed against", "FOIA s50(4), s52, s57")
                    .from(RECEIVES_DECISION_NOTICE)
                    .until(ANSWERS_DECISION_NOTICE)
                    .never(CASE_ENDS, CLOSES_COMPLAINT)
                    .mend("Lead decision notices to the decision on them."),
            rule("Steps that are ordered are taken, unless an appeal suspends them", "FOIA s50(4), s51, s54")
                    .from(ORDERS_STEPS)
                    .until(TAKES_STEPS, SUSPENDS_STEPS)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .never(CLOSES_COMPLAINT, CASE_ENDS)
                    .mend("Lead this way through the steps that the notice requires."),
            rule("A new answer after a decision notice says what was decided anew", "FOIA s50(4), s17")
                    .fromTheStart()
                    .from(RETURNS_NOTICE, "COMPLIANCE_RESPONSE")
                    .until(DRAFTS_DECISION)
                    .never(SENDS_NOTICE, "COMPLIANCE_RESPONSE")
                    .mend("Lead this way through the new decision, and past the letter when nothing is decided anew."),
            rule("An appeal is followed until it is determined", "FOIA s57, s58")
                    .from(LODGES_APPEAL)
                    .until(DETERMINES_APPEAL)
                    .never(CLOSES_COMPLAINT, CASE_ENDS)
                    .mend("Lead this way back to the task in which the appeal is followed."),
            rule("An appeal suspends the steps at once", "FOIA s57; s50(6)")
                    .from(LODGES_APPEAL)
                    .until(SUSPENDS_STEPS)
                    .never(WAITS, CASE_ENDS)
                    .mend("Suspend the steps directly after the appeal was lodged."),
            rule("Steps are suspended only by an appeal", "FOIA s50(6), s57")
                    .fromTheStart()
                    .until(LODGES_APPEAL)
                    .never(SUSPENDS_STEPS)
                    .mend("Suspend the steps only where an appeal was lodged."),
            rule("A complaint that ends is closed", "FOIA s50")
                    .from(REGISTERS_COMPLAINT)
                    .until(CLOSES_COMPLAINT)
                    .until(WATCHED_DATE_MOVES, "appealLodged")
                    .never(CASE_ENDS)
                    .mend("Put the step that closes the complaint before this end."));

    static final List<StandingRule> STANDING = List.of(
            new StandingRule(
                    "Nobody approves what they wrote",
                    "FOIA s17; section 45 code",
                    "Add the task listener that keeps the author away, on the event \"assignment\".",
                    Law::authorsApprove),
            new StandingRule(
                    "Only those decide whom the law or the code names",
                    "FOIA s17, s36(2); section 45 code, parts 4 and 5",
                    "Give the task to the group for it: qualified persons the opinion under section 36, managers what has to be agreed to.",
                    Law::othersDecide),
            new StandingRule(
                    "Nothing keeps a missed date from being recorded on its day",
                    "FOIA s10(1)",
                    "Let the timers of the watch wait for ${remindOn}, ${escalateOn} and ${breachOn}. A reminder of your own stands at the edge of a"
                            + " step, or beside the watch.",
                    Law::waitsLonger),
            new StandingRule(
                    "Nobody reviews an answer that they gave",
                    "section 45 code, part 5",
                    "Add the task listener ${forbidDecisionMaker}, on the event \"assignment\".",
                    Law::ownReviews),
            new StandingRule(
                    "What somebody brings to us can be recorded",
                    "FOIA s8(1), s50(1), s57(1); section 45 code, part 5",
                    "Give the start event of a process with this step a form.",
                    Law::noDoor),
            new StandingRule(
                    "Steps that are taken after a decision notice stop when an appeal suspends them",
                    "FOIA s50(6), s57",
                    "Put a conditional event at its edge that interrupts it when appealLodged is created or updated, and is true.",
                    Law::goesOnInSpiteOfAnAppeal),
            new StandingRule(
                    "A date that is set is watched until it moves or the case ends",
                    "FOIA s10(1)",
                    "Draw an event sub-process that starts, without interrupting, when dueOn is created or updated and is not"
                            + " null, and that leads to the step that records a breach.",
                    Law::unwatched),
            new StandingRule(
                    "A watch ends when the date it watches moves",
                    "FOIA s10(1), s10(6)",
                    "Put a conditional event at its edge that interrupts it when dueOn is created or updated.",
                    Law::outlivesItsDate),
            new StandingRule(
                    "A reply is heard whichever way it comes",
                    "FOIA s10(6)(b)",
                    "Put a message event for \"applicantReplied\" at the edge of the task that waits for the reply.",
                    Law::deaf),
            new StandingRule(
                    "An event that a case waits for has a time beside it",
                    "FOIA s10(1)",
                    "Wait for it at an event-based gateway together with a timer, or at the edge of a task.",
                    Law::waitsForEver));

    private static List<Place> authorsApprove(Diagrams diagrams) {
        return open(diagrams, step -> !step.does(CONCLUDES_REVIEW));
    }

    private static List<Place> ownReviews(Diagrams diagrams) {
        return open(diagrams, step -> step.does(CONCLUDES_REVIEW));
    }

    /** Tasks that are open to those from whom such a step has to be kept. */
    private static List<Place> open(Diagrams diagrams, Predicate<Step> such) {
        return HouseRules.each(diagrams, node -> Reads.beans(node).stream()
                .map(Steps::named)
                .anyMatch(step -> step != null
                        && step.keepsAway != null
                        && such.test(step)
                        && !node.told(true, "assignment").contains(step.keepsAway)));
    }

    /** What begins a case, a review, a complaint or an appeal and has no form that leads to it. */
    private static List<Place> noDoor(Diagrams diagrams) {
        return Steps.doors().stream()
                .filter(door -> diagrams.processes().stream()
                        .noneMatch(process -> process.starts().stream().anyMatch(start -> start.form != null)
                                && process.nodes.values().stream().anyMatch(node -> door.equals(node.delegate))))
                .map(door -> new Place(null, null, "No form leads to ${%s}.".formatted(door)))
                .toList();
    }

    private static List<Place> goesOnInSpiteOfAnAppeal(Diagrams diagrams) {
        return HouseRules.eachIn(
                diagrams,
                (part, node) -> HouseRules.does(part, RECEIVES_DECISION_NOTICE)
                        && takesSteps(diagrams, part, node)
                        && node.boundaries.stream()
                                .noneMatch(edge -> edge.interrupting
                                        && follows(edge, "appealLodged")
                                        && edge.when.names().contains("appealLodged")));
    }

    /** Whether steps are taken at an element or within it, while no appeal is open. */
    private static boolean takesSteps(Diagrams diagrams, Part part, Node node) {
        Part inside =
                node.called == null ? part.parts.get(node.id) : diagrams.parts().get(node.called);
        boolean here =
                Reads.beans(node).stream().map(Steps::named).anyMatch(step -> step != null && step.does(TAKES_STEPS));
        return here
                || inside != null
                        && HouseRules.reaches(diagrams, inside, TAKES_STEPS)
                        && !HouseRules.reaches(diagrams, inside, LODGES_APPEAL);
    }

    private static List<Place> unwatched(Diagrams diagrams) {
        return diagrams.processes().stream()
                .filter(Law::setsADate)
                .filter(process -> process.eventParts().stream()
                        .map(event -> process.parts.get(event.id))
                        .noneMatch(watch -> isWatch(diagrams, watch)))
                .map(process -> new Place(process, null))
                .toList();
    }

    /** Whether a process sets the date for something. */
    private static boolean setsADate(Part process) {
        return process.nodes.values().stream()
                .flatMap(node -> Reads.beans(node).stream())
                .map(Steps::named)
                .anyMatch(step -> step != null
                        && step.results.stream().anyMatch(result -> result.sets
                                .getOrDefault("dueOn", Set.of())
                                .contains(Expression.SOME)));
    }

    private static boolean records(Diagrams diagrams, Part part) {
        return HouseRules.reaches(diagrams, part, RECORDS_BREACH)
                || HouseRules.reaches(diagrams, part, RECORDS_MISSED_DUTY);
    }

    private static boolean isWatch(Diagrams diagrams, Part part) {
        return records(diagrams, part)
                && part.starts().stream().allMatch(start -> !start.interrupting && follows(start, "dueOn"))
                && part.starts().stream()
                        .allMatch(start -> "true".equals(start.when.value(Map.of("dueOn", Expression.SOME), Map.of())));
    }

    /** Whether it reacts to every change of a variable. */
    private static boolean follows(Node event, String variable) {
        return event.trigger == Node.Trigger.CONDITION
                && event.when != null
                && variable.equals(event.watchedVariable)
                && (event.watchedChanges == null
                        || event.watchedChanges.contains("create") && event.watchedChanges.contains("update"));
    }

    private static List<Place> outlivesItsDate(Diagrams diagrams) {
        return diagrams.parts().values().stream()
                .filter(part -> part.isStartedByEvent() && records(diagrams, part))
                .flatMap(part -> part.nodes.values().stream()
                        .filter(node -> HouseRules.mayWait(diagrams, node, part))
                        .filter(node -> node.boundaries.stream()
                                .noneMatch(edge -> edge.interrupting
                                        && follows(edge, "dueOn")
                                        && edge.when.names().contains("dueOn")))
                        .map(node -> new Place(part, node)))
                .toList();
    }

    private static List<Place> deaf(Diagrams diagrams) {
        return HouseRules.each(
                diagrams,
                node -> node.told(true, "complete").stream()
                                .map(Steps::named)
                                .anyMatch(step -> step != null && step.does(RECEIVES_REPLY))
                        && node.boundaries.stream()
                                .noneMatch(edge -> edge.interrupting
                                        && edge.reference != null
                                        && Steps.MESSAGES.containsKey(edge.reference)
                                        && Steps.MESSAGES
                                                .get(edge.reference)
                                                .get(0)
                                                .acts
                                                .contains(RECEIVES_REPLY)));
    }

    /** Steps that only certain people may do, given to others as well. */
    private static List<Place> othersDecide(Diagrams diagrams) {
        return HouseRules.each(
                diagrams,
                node -> node.groups != null
                        && Reads.beans(node).stream()
                                .map(Steps::named)
                                .filter(step -> step != null && !step.onlyFor.isEmpty())
                                .anyMatch(step -> Stream.of(node.groups.text().split(","))
                                        .map(String::strip)
                                        .anyMatch(group -> !step.onlyFor.contains(group))));
    }

    /** In what records a missed date: timers before that record which wait for anything but the dates of the watch. */
    private static List<Place> waitsLonger(Diagrams diagrams) {
        return HouseRules.eachIn(
                diagrams,
                (part, node) -> node.trigger == Node.Trigger.TIMER
                        && node.when != null
                        && (HouseRules.does(part, RECORDS_BREACH) || HouseRules.does(part, RECORDS_MISSED_DUTY))
                        && leadsToRecord(part, node)
                        && !Set.of("${remindOn}", "${escalateOn}", "${breachOn}")
                                .contains(node.when.text()));
    }

    private static boolean leadsToRecord(Part part, Node from) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> ahead = new ArrayDeque<>(List.of(from));
        while (!ahead.isEmpty()) {
            Node node = ahead.poll();
            if (node == null || !seen.add(node)) {
                continue;
            }
            if (Reads.beans(node).stream()
                    .map(Steps::named)
                    .anyMatch(step -> step != null && (step.does(RECORDS_BREACH) || step.does(RECORDS_MISSED_DUTY)))) {
                return true;
            }
            node.out.forEach(flow -> ahead.add(part.nodes.get(flow.to())));
        }
        return false;
    }

    private static List<Place> waitsForEver(Diagrams diagrams) {
        return HouseRules.eachIn(diagrams, (part, node) -> {
            boolean left = node.kind == Node.Kind.CATCH && node.trigger != Node.Trigger.TIMER;
            return left
                    && node.boundaries.stream()
                            .noneMatch(edge -> edge.interrupting && edge.trigger == Node.Trigger.TIMER)
                    && node.in.stream().noneMatch(flow -> isRaceWithTime(part, part.nodes.get(flow.from())));
        });
    }

    /** An event-based gateway one of whose events is a time. */
    private static boolean isRaceWithTime(Part part, Node gateway) {
        return gateway.kind == Node.Kind.EVENT_CHOICE
                && gateway.out.stream().anyMatch(flow -> part.nodes.get(flow.to()).trigger == Node.Trigger.TIMER);
    }

    private Law() {}
}
