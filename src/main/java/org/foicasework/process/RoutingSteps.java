package org.foicasework.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.foicasework.clock.Regime;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.Decisions;
import org.foicasework.request.Handover;
import org.foicasework.request.Handovers;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.QuestionStage;
import org.foicasework.request.Questions;
import org.foicasework.request.Route;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code question.bpmn} do that find its law, and pass on what others deal with. */
@Configuration(proxyBeanMethods = false)
class RoutingSteps {

    static final String PASS_TO_SUBJECT_ACCESS = "recordSubjectAccess";
    static final String REDIRECT_OR_TRANSFER = "recordRedirection";
    static final String ANSWER_AS_BUSINESS = "recordBusinessAnswer";

    /** Keeps what the table answered, and gives the question the law and the clock that go with it. */
    @Bean
    JavaDelegate recordRoute(Questions questions, Actor actor, DeadlineKeeper deadlines) {
        return execution -> {
            long questionId = Variables.QUESTION_ID.get(execution);
            LocalDate before = questions.get(questionId).dueOn();
            questions.route(questionId, Route.named(Variables.ROUTE.get(execution)), actor.id());
            LocalDate after = questions.get(questionId).dueOn();
            if (after != null && !after.equals(before)) {
                deadlines.move(Variables.CASE_REFERENCE.get(execution));
            }
        };
    }

    /**
     * Where a question about the applicant's own data went.
     *
     * @param confirm whether the letter confirms that such data are held; otherwise s40(5A) is relied on
     */
    record PassedOn(String passedTo, LocalDate passedOn, String theirReference, Boolean confirm) {}

    /**
     * s40(1): "Any information to which a request for information relates is also exempt information if it constitutes
     * personal data of which the applicant is the data subject", which s2(3)(f) makes absolute; s40(5A) takes away the duty
     * to confirm or deny as well. Under the Regulations, reg 5(3). So the decision follows from the triage; it is drafted
     * here and passes the same gate as every other.
     */
    @Bean
    TaskListener recordSubjectAccess(
            Submissions submissions,
            Actor actor,
            Questions questions,
            Handovers handovers,
            Decisions decisions,
            AuditTrail audit,
            Today today) {
        return task -> {
            String person = actor.completing(task);
            PassedOn passed = submissions.read(task, PassedOn.class);
            Question question = questions.get(Variables.QUESTION_ID.get(task));
            Problems problems = new Problems();
            problems.require(passed.passedTo(), "passedTo", "Say who deals with the subject access request.");
            problems.require(passed.theirReference(), "theirReference", "Enter the reference it has there.");
            happened(passed.passedOn(), "passedOn", question, today, problems);
            problems.require(passed.confirm(), "confirm", "Say whether the letter confirms that such data are held.");
            if (Boolean.FALSE.equals(passed.confirm()) && question.regime() == Regime.EIR) {
                problems.add(
                        "confirm",
                        "The Regulations know no refusal to confirm or deny for the applicant's own data: confirm it.");
            }
            problems.stop();
            handovers.record(
                    question.id(),
                    new Handover(
                            Route.SUBJECT_ACCESS,
                            passed.passedTo(),
                            passed.passedOn(),
                            passed.theirReference(),
                            null,
                            null),
                    person);
            decisions.draft(question.id(), ownData(question, passed), person);
            questions.setStage(question.id(), QuestionStage.TO_DECIDE);
            audit.record(
                    question.reference(),
                    person,
                    "passed " + question.label() + " to subject access",
                    "reference " + passed.theirReference().strip());
        };
    }

    private static Decision ownData(Question question, PassedOn passed) {
        String told =
                """
                You do not need to write again. On %s we passed %s to %s as a request for access to your own personal data. \
                Its reference there is %s, and you will hear from them directly. Data protection law, not this letter, decides \
                what you are given."""
                        .formatted(
                                Today.words(passed.passedOn()),
                                question.label(),
                                passed.passedTo().strip(),
                                passed.theirReference().strip());
        if (!passed.confirm()) {
            return decision(
                    Outcome.NEITHER_CONFIRM_NOR_DENY,
                    "Whether the information is held",
                    "s40(5A)",
                    "To confirm or deny would tell everybody, and not only you, whether there is such information about you."
                            + " Data protection law gives you that answer in private.",
                    told);
        }
        return decision(
                Outcome.WITHHOLD,
                "Personal data about you, so far as " + question.label() + " asks for them",
                question.regime() == Regime.EIR ? "reg5(3)" : "s40(1)",
                "You are the person whom these data are about. A disclosure here would be one to everybody, so your right to"
                        + " see them lies in data protection law instead.",
                told);
    }

    private static Decision decision(Outcome outcome, String item, String limb, String why, String told) {
        return new Decision(
                outcome,
                null,
                null,
                null,
                List.of(new WithheldItem(item, List.of(new ExemptionClaim(limb, null, why, Map.of())), null, false)),
                told,
                false);
    }

    /**
     * Which authority holds it.
     *
     * @param contact how the applicant reaches it: EIR reg 10(1)(b) asks for its name and address
     * @param whyNotHeld how this authority knows that it does not hold it
     */
    record Redirected(
            String authority,
            String contact,
            Handover.Permission permission,
            LocalDate transferredOn,
            String whyNotHeld) {}

    /**
     * The Act has no transfer. The section 45 Code, part 2, asks to name the other authority, and to transfer only what the
     * applicant agreed to; EIR reg 10(1) gives the choice. s10(1) still wants the answer "not held" by day 20, and under the
     * Regulations it is a refusal under 12(4)(a).
     */
    @Bean
    TaskListener recordRedirection(
            Submissions submissions,
            Actor actor,
            Questions questions,
            Handovers handovers,
            Decisions decisions,
            AuditTrail audit,
            Today today) {
        return task -> {
            String person = actor.completing(task);
            Redirected redirected = submissions.read(task, Redirected.class);
            Question question = questions.get(Variables.QUESTION_ID.get(task));
            Problems problems = new Problems();
            problems.require(redirected.authority(), "authority", "Name the authority that holds the information.");
            problems.require(redirected.contact(), "contact", "Say how the applicant reaches that authority.");
            problems.require(
                    redirected.permission(),
                    "permission",
                    "Say whether the applicant agreed that we pass the request on.");
            problems.require(
                    redirected.whyNotHeld(), "whyNotHeld", "Say how you know that the information is not held here.");
            boolean transferred = redirected.permission() == Handover.Permission.GIVEN;
            if (transferred) {
                happened(redirected.transferredOn(), "transferredOn", question, today, problems);
            }
            problems.stop();
            LocalDate transferredOn = transferred ? redirected.transferredOn() : null;
            handovers.record(
                    question.id(),
                    new Handover(
                            Route.OTHER_AUTHORITY,
                            redirected.authority() + ", " + redirected.contact(),
                            transferredOn,
                            null,
                            redirected.permission(),
                            null),
                    person);
            decisions.draft(
                    question.id(),
                    new Decision(
                            Outcome.NOT_HELD,
                            redirected.whyNotHeld().strip(),
                            null,
                            holder(redirected, transferredOn),
                            List.of(),
                            null,
                            false),
                    person);
            questions.setStage(question.id(), QuestionStage.TO_DECIDE);
            audit.record(
                    question.reference(),
                    person,
                    (transferred ? "transferred " : "redirected ") + question.label() + " to "
                            + redirected.authority().strip(),
                    "Permission: " + redirected.permission().label().toLowerCase(Locale.ROOT));
        };
    }

    private static String holder(Redirected redirected, LocalDate transferredOn) {
        String holder =
                redirected.authority().strip() + "\n" + redirected.contact().strip();
        return transferredOn == null
                ? holder
                        + "\nPlease write to them yourself; their time for an answer begins when they receive your request."
                : holder + "\nWith your agreement we passed this question to them on " + Today.words(transferredOn)
                        + ". Their time for an answer began when they received it.";
    }

    /**
     * How a question was answered without the Act.
     *
     * @param answer the answer itself, or what the applicant is told beside the name of those who will answer
     * @param handedTo who answers it, and how to reach them; null when it is answered here and now
     */
    record BusinessAnswered(String answer, String handedTo) {}

    @Bean
    TaskListener recordBusinessAnswer(
            Submissions submissions,
            Actor actor,
            Questions questions,
            Handovers handovers,
            AuditTrail audit,
            Today today) {
        return task -> {
            String person = actor.completing(task);
            BusinessAnswered answered = submissions.read(task, BusinessAnswered.class);
            Question question = questions.get(Variables.QUESTION_ID.get(task));
            boolean handed = answered.handedTo() != null && !answered.handedTo().isBlank();
            Problems problems = new Problems();
            if (!handed) {
                problems.require(
                        answered.answer(),
                        "answer",
                        "Write the answer, or say who will give it and how to reach them.");
            }
            problems.stop();
            handovers.record(
                    question.id(),
                    new Handover(
                            Route.BUSINESS_AS_USUAL,
                            answered.handedTo(),
                            handed ? today.date() : null,
                            null,
                            null,
                            answered.answer()),
                    person);
            audit.record(
                    question.reference(),
                    person,
                    "answered " + question.label() + " as normal business",
                    handed ? "handed over to " + answered.handedTo().strip() : null);
        };
    }

    /** The letter is out: nothing more is owed on this question, and nothing was answered or refused under the Act. */
    @Bean
    JavaDelegate closeBusinessQuestion(Questions questions, DeadlineKeeper deadlines) {
        return execution -> {
            questions.setStage(Variables.QUESTION_ID.get(execution), QuestionStage.ANSWERED_AS_BUSINESS);
            deadlines.move(Variables.CASE_REFERENCE.get(execution));
        };
    }

    private static void happened(LocalDate on, String field, Question question, Today today, Problems problems) {
        problems.require(on, field, "Enter the day on which it was passed on.");
        if (on != null && on.isAfter(today.date())) {
            problems.add(field, "The day lies in the future. Record it once it is passed on.");
        }
        if (on != null && on.isBefore(question.receivedOn())) {
            problems.add(field, "On that day the request had not arrived yet.");
        }
    }
}
