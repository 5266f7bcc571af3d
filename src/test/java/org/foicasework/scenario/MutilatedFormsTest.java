package org.foicasework.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.scenario.Casework.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Task;
import org.foicasework.testing.CaseworkTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each value of each form is left out, emptied, or sent as another kind of value. A step takes what it can do without and
 * refuses the rest in plain words; it never fails.
 */
@CaseworkTest
class MutilatedFormsTest {

    @Autowired
    Casework casework;

    @Autowired
    DistanceCase distance;

    @Autowired
    Refusals refusals;

    @Autowired
    ObjectMapper json;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void noFormOfASimpleCaseMakesAStepFail() {
        String reference = distance.logged(form("name", "Ann Lee", "email", "ann@applicant.example"));
        List<String> failures = new ArrayList<>();
        tryAll(
                "log-request",
                DistanceCase.request(form("name", "Ann Lee", "email", "ann@applicant.example")),
                content -> {
                    if (content.get("submissionKey") instanceof String key && key.length() == 36) {
                        content.put("submissionKey", UUID.randomUUID().toString());
                    }
                    casework.log("cara", content);
                },
                failures);
        step("cara", reference, "triageRequest", DistanceCase.triage(), failures);
        step("ian", reference, "searchForInformation", SeedCase.searchDistance(), failures);
        step("cara", reference, "decideOutcome", SeedCase.withheld(), failures);
        step("cara", reference, "applyExemptions", SeedCase.exemptions(), failures);
        step("cara", reference, "weighPublicInterest", SeedCase.publicInterest(), failures);
        step("maya", reference, "approveDecision", form("approved", true, "reasons", "Agreed."), failures);
        step("cara", reference, "readNotice", form("action", "READY"), failures);
        step("maya", reference, "signOffNotice", form("approved", true, "reasons", "Agreed."), failures);
        assertThat(failures).isEmpty();
    }

    @Test
    void noFormOfTheClarificationLoopMakesAStepFail() {
        String reference = distance.logged(form("name", "Ann Lee", "email", "ann@applicant.example"));
        List<String> failures = new ArrayList<>();
        step("cara", reference, "triageRequest", SeedCase.triage(), failures);
        step("cara", reference, "writeClarification", SeedCase.clarification(), failures);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        Map<String, Object> reply = SeedCase.reply();
        reply.put("receivedOn", DistanceCase.RECEIVED.toString());
        step("cara", reference, "waitForReply", reply, failures);
        step("cara", reference, "readReply", SeedCase.redefinition(), failures);
        assertThat(failures).isEmpty();
    }

    @Test
    void noFormAroundTheExemptionsMakesAStepFail() {
        String reference = distance.searched();
        List<String> failures = new ArrayList<>();
        String item = "The distances over which the cameras recognise people";
        casework.complete("cara", reference, "decideOutcome", ExemptionCases.withhold(item));
        casework.complete(
                "cara",
                reference,
                "applyExemptions",
                ExemptionCases.exemptions(ExemptionCases.item(
                        item,
                        ExemptionCases.why("s36(2)(b)(i)", null),
                        ExemptionCases.harm(
                                "s43(2)",
                                "Publishing the distances of the cameras would be likely to help competitors of the supplier.",
                                "The supplier",
                                "Whoever knows the distances can advertise longer ones."))));
        step(
                "cara",
                reference,
                "consultThirdParty",
                form(
                        "consultations",
                        List.of(form(
                                "answer", "REPLIED",
                                "party", "The supplier",
                                "askedOn", DistanceCase.RECEIVED.toString(),
                                "replyBy", DistanceCase.DUE.toString(),
                                "repliedOn", DistanceCase.RECEIVED.toString(),
                                "view", "OBJECTS",
                                "words", "They would lose the next bid."))),
                failures);
        step(
                "quentin",
                reference,
                "giveOpinion",
                form(
                        "given",
                        true,
                        "post",
                        "Chief Constable",
                        "givenOn",
                        DistanceCase.RECEIVED.toString(),
                        "materialsSeen",
                        "The specification",
                        "reasons",
                        null,
                        "findings",
                        List.of(form(
                                "item", item,
                                "limb", "s36(2)(b)(i)",
                                "likelihood", "WOULD_BE_LIKELY",
                                "opinion", "Advisers would be likely to say less."))),
                failures);
        casework.complete(
                "cara",
                reference,
                "weighPublicInterest",
                ExemptionCases.moreTime(
                        ExemptionCases.weighed(ExemptionCases.open("The public can judge the cameras."))));
        step(
                "cara",
                reference,
                "askForTime",
                form(
                        "asked",
                        true,
                        "estimate",
                        "2026-07-21",
                        "reason",
                        "A report is due.",
                        "exceptionalReason",
                        "It is late."),
                failures);
        step("maya", reference, "approveExtension", form("approved", true, "reasons", "Agreed."), failures);
        step("mark", reference, "confirmExtension", form("approved", true, "reasons", "Agreed."), failures);
        assertThat(failures).isEmpty();
    }

    @Test
    void noFormOfARefusalForItsCostMakesAStepFail() {
        String other = refusals.logged(DistanceCase.RECEIVED, "How many bicycles?", "Ann Bicycle", null);
        String reference =
                refusals.logged(DistanceCase.RECEIVED, "How many bicycles, by street?", "Ann Bicycle", other);
        List<String> failures = new ArrayList<>();
        step("ian", reference, "searchForInformation", Refusals.wouldTakeTooLong(), failures);
        refusals.decide(reference, "COST_LIMIT");
        Map<String, Object> estimate = Refusals.estimate();
        estimate.put("aggregated", List.of(other));
        estimate.put("basis", "CONCERT_OR_CAMPAIGN");
        estimate.put("sameInformation", "Both ask for bicycles.");
        estimate.put("concert", "One template.");
        step("cara", reference, "estimateCost", estimate, failures);
        assertThat(failures).isEmpty();
    }

    @Test
    void noFormOfARefusalUnderSection14MakesAStepFail() {
        String first = refusals.searched(DistanceCase.RECEIVED, "How many prams?", "Ann Pram", Refusals.found(5));
        List<String> failures = new ArrayList<>();
        refusals.decide(first, "VEXATIOUS");
        Map<String, Object> grounds = Refusals.vexatious();
        step("cara", first, "setOutWhy", grounds, failures);
        refusals.approve(first);
        refusals.sendResponse(first, DistanceCase.RECEIVED.plusDays(5));

        String second =
                refusals.searched(DistanceCase.RECEIVED.plusDays(6), "How many prams?", "Ann Pram", Refusals.found(5));
        refusals.decide(second, "REPEATED");
        step(
                "cara",
                second,
                "setOutWhy",
                form(
                        "earlierReference",
                        first,
                        "similarity",
                        "The same words.",
                        "interval",
                        "Six days.",
                        "noFurtherNotice",
                        true,
                        "noticeReference",
                        first,
                        "unreasonable",
                        "Nothing is new."),
                failures);
        refusals.approve(second);
        step("mark", second, "confirmNoNotice", form("confirmed", true, "reasons", "Agreed."), failures);
        assertThat(failures).isEmpty();
    }

    @Test
    void noFormOfAFeeMakesAStepFail() {
        String reference = refusals.searched(DistanceCase.RECEIVED, "Print the atlas.", "Ann Atlas", Refusals.found(5));
        List<String> failures = new ArrayList<>();
        step("cara", reference, "decideOutcome", FeesTest.disclosedForAFee(), failures);
        step("cara", reference, "writeFeesNotice", FeesTest.fee(), failures);
        casework.complete("cara", reference, "readNotice", form("action", "READY"));
        casework.runBackgroundWork(reference);
        step("cara", reference, "recordPayment", FeesTest.paid(DistanceCase.RECEIVED.toString(), "42.00"), failures);
        assertThat(failures).isEmpty();
    }

    /** Tries the form with every fault, and then completes the step with the whole form. */
    private void step(String person, String reference, String key, Map<String, Object> whole, List<String> failures) {
        Task task = casework.task(reference, key);
        tryAll(key, whole, content -> casework.complete(person, task, content), failures);
        casework.complete(person, task, whole);
    }

    private void tryAll(
            String what, Map<String, Object> whole, Consumer<Map<String, Object>> step, List<String> failures) {
        int refused = 0;
        for (ObjectNode faulty : faults(json.valueToTree(whole))) {
            try {
                new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    step.accept(json.convertValue(faulty, new com.fasterxml.jackson.core.type.TypeReference<>() {}));
                });
            } catch (InvalidRequestException refusal) {
                refused++;
                assertThat(refusal.getMessage()).as("%s %s", what, faulty).hasSizeGreaterThan(15);
            } catch (RuntimeException failed) {
                Throwable cause = failed;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                failures.add(what + " " + faulty + " -> " + cause);
            }
        }
        assertThat(refused).as("%s refuses something", what).isPositive();
    }

    /** The form with one fault each: a value left out, empty, or of another kind. */
    private List<ObjectNode> faults(ObjectNode whole) {
        List<ObjectNode> faults = new ArrayList<>();
        for (String place : places(whole, "")) {
            String parent = place.substring(0, place.lastIndexOf('/'));
            String name = place.substring(place.lastIndexOf('/') + 1);
            for (JsonNode value : List.of(
                    json.nullNode(),
                    json.getNodeFactory().textNode(""),
                    json.getNodeFactory().textNode(" x"),
                    json.getNodeFactory().textNode("a\u0000b"),
                    json.getNodeFactory().numberNode(-1),
                    json.createArrayNode(),
                    json.createArrayNode().addNull(),
                    json.createObjectNode())) {
                ObjectNode faulty = whole.deepCopy();
                JsonNode holder = faulty.at(parent);
                if (holder instanceof ObjectNode object) {
                    object.set(name, value);
                } else {
                    ((ArrayNode) holder).set(Integer.parseInt(name), value);
                }
                faults.add(faulty);
            }
            ObjectNode without = whole.deepCopy();
            if (without.at(parent) instanceof ObjectNode object) {
                object.remove(name);
                faults.add(without);
            }
        }
        return faults;
    }

    private static List<String> places(JsonNode node, String at) {
        List<String> places = new ArrayList<>();
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                places.add(at + "/" + field.getKey());
                places.addAll(places(field.getValue(), at + "/" + field.getKey()));
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(at + "/" + i);
            places.addAll(places(node.get(i), at + "/" + i));
        }
        return places;
    }
}
