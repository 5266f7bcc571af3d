package org.foicasework.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.plugin.variable.SpinValues;
import org.foicasework.clock.ClockEvent;
import org.foicasework.correspondence.Message;
import org.foicasework.correspondence.Messages;
import org.foicasework.notice.Notices;
import org.foicasework.request.AuditTrail;
import org.foicasework.request.CaseClock;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.NewRequest;
import org.foicasework.request.Problem;
import org.foicasework.request.Problems;
import org.foicasework.request.Question;
import org.foicasework.request.Questions;
import org.foicasework.request.RequestRegister;
import org.foicasework.request.RequestStatus;
import org.foicasework.request.Reviews;
import org.foicasework.request.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the steps of {@code correspondence.bpmn} do: a letter that nobody awaited is read and goes where it belongs. */
@Configuration(proxyBeanMethods = false)
class CorrespondenceSteps {

    static final String PROCESS = "correspondence";
    static final String READ_CORRESPONDENCE = "recordLetterRead";
    static final String LOG_NEW_REQUEST = "recordNewRequest";

    static final String UNREAD = "UNREAD";
    static final String WITHDRAWS_REQUEST = "WITHDRAWS_REQUEST";
    static final String WITHDRAWS_QUESTION = "WITHDRAWS_QUESTION";

    /** The message that begins an internal review. */
    static final String REVIEW_ASKED_FOR = "reviewAskedFor";

    /**
     * What the reader makes of a letter.
     *
     * @param words the short answer, if it needs one
     * @param wholeRequest for a withdrawal: whether the whole request goes
     * @param questionIds for a withdrawal or an awaited reply: which questions it is about
     * @param grounds for a request for a review: each thing complained of
     */
    record Reading(
            Message.ReadAs means,
            String words,
            Boolean wholeRequest,
            List<Long> questionIds,
            String note,
            List<String> grounds) {}

    @Bean
    TaskListener recordLetterRead(
            Submissions submissions,
            Actor actor,
            Messages messages,
            Notices notices,
            Letterbox letterbox,
            CaseClock caseClock,
            AddressLookup address,
            Waiting waiting,
            Reviews reviews) {
        return task -> {
            String person = actor.completing(task);
            Reading reading = submissions.read(task, Reading.class);
            String reference = Variables.CASE_REFERENCE.get(task);
            UUID messageId = UUID.fromString(Variables.MESSAGE_ID.get(task));
            List<Long> chosen = reading.questionIds() == null ? List.of() : reading.questionIds();
            Problems problems = new Problems();
            problems.require(reading.means(), "means", "Say what the letter is.");
            problems.stop();
            String means = reading.means().name();
            switch (reading.means()) {
                case REPLY -> {
                    problems.require(reading.words(), "words", "Write the answer.");
                    if (!address.known(reference)) {
                        problems.add("means", "There is no address on record to which an answer could go.");
                    }
                    problems.stop();
                    notices.openReply(reference, messageId, reading.words(), person);
                    messages.recordRead(messageId, reading.means(), reading.note(), person);
                }
                case WITHDRAWS -> {
                    problems.require(reading.wholeRequest(), "wholeRequest", "Say what is withdrawn.");
                    boolean whole = Boolean.TRUE.equals(reading.wholeRequest());
                    if (!whole) {
                        problems.require(chosen, "questionIds", "Choose the questions that are withdrawn.");
                    }
                    problems.stop();
                    means = letterbox.readAsWithdrawal(
                            reference, messageId, whole ? List.of() : chosen, reading.note(), person);
                }
                case AWAITED -> {
                    if (!waiting.forWhatIsMissing(reference)) {
                        long question = waiting.oneQuestion(reference, chosen);
                        LocalDate asked = caseClock
                                .last(question, ClockEvent.Type.CLARIFICATION_REQUESTED)
                                .orElse(null);
                        if (asked != null
                                && messages.get(messageId).happenedOn().isBefore(asked)) {
                            throw new InvalidSubmissionException(
                                    List.of(new Problem("means", "The letter came before the question was asked.")));
                        }
                        messages.answers(messageId, List.of(question));
                    }
                    messages.recordRead(messageId, reading.means(), reading.note(), person);
                }
                // It stays unread until the new request is on record.
                case NEW_REQUEST -> {}
                case REVIEW -> {
                    reviews.open(reference)
                            .ifPresent(open -> problems.add(
                                    "means",
                                    "A review is open already, asked for on " + Today.words(open.receivedOn())
                                            + ". The letter is part of it: file it, or answer it shortly."));
                    problems.require(
                            reading.grounds(),
                            "grounds",
                            "List what the applicant complains of, each thing by itself.");
                    problems.stop();
                    messages.recordRead(messageId, reading.means(), reading.note(), person);
                }
                case NOTHING -> messages.recordRead(messageId, reading.means(), reading.note(), person);
            }
            Variables.LETTER_MEANS.set(task.getExecution(), means);
        };
    }

    /** The short answer came back: the letter is read anew. */
    @Bean
    JavaDelegate putLetterBack(Messages messages) {
        return execution -> messages.putBack(UUID.fromString(Variables.MESSAGE_ID.get(execution)));
    }

    @Bean
    JavaDelegate withdrawRequest(Withdrawals withdrawals) {
        return execution -> withdrawals.withdrawRequest(Variables.CASE_REFERENCE.get(execution));
    }

    @Bean
    JavaDelegate withdrawQuestions(Withdrawals withdrawals, Messages messages) {
        return execution -> withdrawals.withdrawQuestions(
                Variables.CASE_REFERENCE.get(execution),
                messages.questionsOf(UUID.fromString(Variables.MESSAGE_ID.get(execution))));
    }

    /** The letter goes to the step that waits for it, as if it had come there at once. */
    @Bean
    JavaDelegate handToWaitingStep(Waiting waiting, Messages messages) {
        return execution -> {
            String messageId = Variables.MESSAGE_ID.get(execution);
            waiting.hand(
                    Variables.CASE_REFERENCE.get(execution),
                    messageId,
                    messages.questionsOf(UUID.fromString(messageId)));
        };
    }

    /**
     * The review begins, with everything that is known: the day on which the letter came, how, its words, and the grounds that
     * its reader found in it.
     */
    @Bean
    JavaDelegate handToReview(
            Submissions submissions,
            Actor actor,
            Messages messages,
            RuntimeService runtimeService,
            AuditTrail audit,
            ObjectMapper json) {
        return execution -> {
            String reference = Variables.CASE_REFERENCE.get(execution);
            Message letter = messages.get(UUID.fromString(Variables.MESSAGE_ID.get(execution)));
            Reviews.Asked asked = new Reviews.Asked(
                    reference,
                    letter.channel(),
                    letter.happenedOn(),
                    letter.body(),
                    submissions.read(execution, Reading.class).grounds());
            runtimeService
                    .createMessageCorrelation(REVIEW_ASKED_FOR)
                    .processInstanceBusinessKey(reference)
                    .setVariable(
                            Submissions.VARIABLE,
                            SpinValues.jsonValue(json.valueToTree(asked).toString(), true)
                                    .create())
                    .correlateStartMessage();
            audit.record(reference, actor.id(), "read a letter as a request for an internal review", null);
        };
    }

    /** What the letter asks for, as a request of its own. */
    record Asked(String subject, String wording) {}

    /** Logs the letter as a request of its own, with its own day of receipt, from the same applicant. */
    @Bean
    TaskListener recordNewRequest(
            Submissions submissions,
            Actor actor,
            Messages messages,
            RequestRegister register,
            RuntimeService runtimeService,
            AuditTrail audit,
            ObjectMapper json) {
        return task -> {
            String person = actor.completing(task);
            Asked asked = submissions.read(task, Asked.class);
            UUID messageId = UUID.fromString(Variables.MESSAGE_ID.get(task));
            Message letter = messages.get(messageId);
            NewRequest request = new NewRequest(
                    messageId,
                    letter.channel(),
                    letter.happenedOn(),
                    null,
                    null,
                    asked.subject(),
                    asked.wording(),
                    register.applicant(letter.reference()),
                    List.of(),
                    // A letter can have come before this case was received, when that one was made valid only later.
                    register.get(letter.reference()).receivedOn().isAfter(letter.happenedOn())
                            ? null
                            : letter.reference());
            ProcessInstance started = runtimeService.startProcessInstanceByKey(
                    FoiRequestSteps.PROCESS,
                    Map.of(
                            Submissions.VARIABLE,
                            SpinValues.jsonValue(json.valueToTree(request).toString(), true)
                                    .create()));
            String reference = (String) runtimeService.getVariable(started.getId(), Variables.CASE_REFERENCE.name());
            messages.recordRead(messageId, Message.ReadAs.NEW_REQUEST, null, person);
            audit.record(letter.reference(), person, "logged the letter as a request of its own", reference);
            audit.record(reference, person, "took the request from a letter in another case", letter.reference());
        };
    }

    /** What the two forms show. */
    @Bean
    FormData correspondenceForms(
            Letterbox letterbox, Questions questions, Waiting waiting, AddressLookup address, Reviews reviews) {
        return () -> Map.of(
                READ_CORRESPONDENCE,
                facts -> {
                    String reference = facts.request().reference();
                    List<Question> open = questions.open(reference);
                    List<Long> waits = waiting.questions(reference);
                    return Desk.fields(
                            "letter", letterbox.letterOf(facts.task()),
                            "open", facts.request().status() == RequestStatus.OPEN,
                            "answerable", address.known(reference),
                            "reviewOpen", reviews.open(reference).isPresent(),
                            "waitsForWhatIsMissing", waiting.forWhatIsMissing(reference),
                            "waiting", labels(open, waits),
                            "questions",
                                    labels(open, open.stream().map(Question::id).toList()));
                },
                LOG_NEW_REQUEST,
                facts -> Desk.fields("letter", letterbox.letterOf(facts.task())));
    }

    private static List<Map<String, Object>> labels(List<Question> questions, List<Long> shown) {
        return questions.stream()
                .filter(question -> shown.contains(question.id()))
                .map(question -> Map.<String, Object>of(
                        "id", question.id(), "label", question.label() + ": " + shortened(question.wording())))
                .toList();
    }

    private static String shortened(String words) {
        return words.length() > 80 ? words.substring(0, 80) + " ..." : words;
    }
}
