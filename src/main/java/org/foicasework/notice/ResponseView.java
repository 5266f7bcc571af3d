package org.foicasework.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.WithheldItem;

/** What the template of a response may name: the model, cut into the pieces that the letter says one by one. */
record ResponseView(
        LocalDate receivedOn,
        Words opening,
        Words closing,
        boolean refuses,
        boolean withholds,
        boolean refersToDuty,
        String refused,
        List<Late> late,
        Words latenessReason,
        List<Citation> citations,
        List<Question> questions) {

    /** A question answered too late. */
    record Late(String label, LocalDate dueOn) {}

    /** A provision relied on, and for which questions. */
    record Citation(
            String key,
            String section,
            String title,
            String words,
            boolean absolute,
            boolean removesDuty,
            boolean prejudiceBased,
            String questions) {}

    record Question(
            String label,
            String wording,
            List<ReplacedWording> replaced,
            boolean disclosed,
            boolean disclosedInPart,
            boolean withheld,
            boolean notHeld,
            boolean otherwiseAccessible,
            boolean neitherConfirmedNorDenied,
            boolean undecided,
            Words answer,
            Words location,
            Words likelyHolder,
            Words advice,
            List<String> attachments,
            boolean hasAttachments,
            List<Item> items) {}

    record Item(
            int number,
            boolean oneOfSeveral,
            boolean removesDuty,
            String description,
            List<Claim> claims,
            boolean allAbsolute,
            boolean severalQualified,
            Balance balance,
            boolean reasonLeftOut) {}

    record Claim(
            String key,
            String section,
            String title,
            String words,
            String verb,
            boolean absolute,
            boolean prejudiceBased,
            boolean removesDuty,
            String likelihood,
            Words harm,
            Words toWhom,
            Words causalLink,
            Words why) {}

    record Balance(List<String> forDisclosure, List<String> forMaintaining, Words weighing) {}

    static ResponseView of(Response response, Provisions provisions) {
        List<Question> questions = response.questions().stream()
                .map(question -> question(question, provisions))
                .toList();
        return new ResponseView(
                response.receivedOn(),
                Words.of(response.opening()),
                Words.of(response.closing()),
                response.refuses(),
                questions.stream().anyMatch(question -> question.withheld || question.disclosedInPart),
                questions.stream().anyMatch(Question::neitherConfirmedNorDenied),
                enumerate(response.questions().stream()
                        .filter(question ->
                                outcome(question).filter(Outcome::isRefusal).isPresent())
                        .map(question -> outcome(question).orElseThrow() == Outcome.DISCLOSE_IN_PART
                                ? "part of " + question.label()
                                : question.label())
                        .toList()),
                response.late().stream()
                        .map(question -> new Late(question.label(), question.dueOn()))
                        .toList(),
                Words.of(response.latenessReason()),
                citations(response, provisions),
                questions);
    }

    /** The provisions relied on, in the order in which the questions first cite them. */
    static List<Citation> citations(Response response, Provisions provisions) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        Map<String, Provision> cited = new LinkedHashMap<>();
        for (AnsweredQuestion question : response.questions()) {
            for (ExemptionClaim claim : claims(question)) {
                provisions.find(claim).ifPresent(provision -> {
                    cited.putIfAbsent(provision.key(), provision);
                    List<String> sofar = labels.computeIfAbsent(provision.key(), key -> new ArrayList<>());
                    if (!sofar.contains(question.label())) {
                        sofar.add(question.label());
                    }
                });
            }
        }
        return cited.values().stream()
                .map(provision -> new Citation(
                        provision.key(),
                        provision.section(),
                        provision.titleInSentence(),
                        provision.words(),
                        provision.absolute(),
                        provision.removesDuty(),
                        provision.prejudiceBased(),
                        enumerate(labels.get(provision.key()))))
                .toList();
    }

    /**
     * What a question relies on. A decision that information is otherwise accessible lists no withheld item; it always
     * relies on s21(1).
     */
    static List<ExemptionClaim> claims(AnsweredQuestion question) {
        return switch (outcome(question).orElse(Outcome.DISCLOSE)) {
            case OTHERWISE_ACCESSIBLE -> List.of(new ExemptionClaim("s21(1)", null, null, Map.of()));
            case DISCLOSE_IN_PART, WITHHOLD, NEITHER_CONFIRM_NOR_DENY ->
                question.decision().withheld().stream()
                        .flatMap(item -> item.claims().stream())
                        .toList();
            case DISCLOSE, NOT_HELD -> List.of();
        };
    }

    static Optional<Outcome> outcome(AnsweredQuestion question) {
        return Optional.ofNullable(question.decision()).map(Decision::outcome);
    }

    private static Question question(AnsweredQuestion question, Provisions provisions) {
        Decision decision = question.decision();
        Outcome outcome = outcome(question).orElse(null);
        boolean listsItems =
                outcome != null && (outcome.withholdsItems() || outcome == Outcome.NEITHER_CONFIRM_NOR_DENY);
        return new Question(
                question.label(),
                question.wording(),
                question.replaced(),
                outcome == Outcome.DISCLOSE,
                outcome == Outcome.DISCLOSE_IN_PART,
                outcome == Outcome.WITHHOLD,
                outcome == Outcome.NOT_HELD,
                outcome == Outcome.OTHERWISE_ACCESSIBLE,
                outcome == Outcome.NEITHER_CONFIRM_NOR_DENY,
                outcome == null,
                decision == null ? null : Words.of(decision.answer()),
                decision == null ? null : Words.of(decision.location()),
                decision == null ? null : Words.of(decision.likelyHolder()),
                decision == null ? null : Words.of(decision.adviceAndAssistance()),
                question.attachments(),
                !question.attachments().isEmpty(),
                listsItems ? items(decision, provisions) : List.of());
    }

    private static List<Item> items(Decision decision, Provisions provisions) {
        List<WithheldItem> withheld = decision.withheld();
        return IntStream.range(0, withheld.size())
                .mapToObj(index -> item(
                        withheld.get(index),
                        index + 1,
                        withheld.size() > 1,
                        decision.outcome() == Outcome.NEITHER_CONFIRM_NOR_DENY,
                        provisions))
                .toList();
    }

    private static Item item(
            WithheldItem item, int number, boolean oneOfSeveral, boolean removesDuty, Provisions provisions) {
        List<Claim> claims = item.claims().stream()
                .flatMap(claim -> provisions.find(claim).map(provision -> claim(claim, provision)).stream())
                .toList();
        long qualified = claims.stream().filter(claim -> !claim.absolute()).count();
        PublicInterestTest test = item.publicInterest();
        return new Item(
                number,
                oneOfSeveral,
                removesDuty,
                item.description(),
                claims,
                qualified == 0,
                qualified > 1,
                qualified == 0 || test == null
                        ? null
                        : new Balance(
                                test.factorsForDisclosure(), test.factorsForMaintaining(), Words.of(test.weighing())),
                item.reasonWouldReveal());
    }

    private static Claim claim(ExemptionClaim claim, Provision provision) {
        PrejudiceTest test = claim.prejudice();
        return new Claim(
                provision.key(),
                provision.section(),
                provision.titleInSentence(),
                provision.words(),
                provision.verb(),
                provision.absolute(),
                provision.prejudiceBased(),
                provision.removesDuty(),
                test == null || test.likelihood() == null
                        ? null
                        : test.likelihood().words(),
                test == null ? null : Words.of(test.harm()),
                test == null ? null : Words.of(test.toWhom()),
                test == null ? null : Words.of(test.causalLink()),
                Words.of(claim.whyItApplies()));
    }

    /** "Question 1, Question 2 and Question 3". */
    static String enumerate(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
