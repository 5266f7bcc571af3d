package org.foicasework.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Family;
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
        boolean reliesOnExemptions,
        String refused,
        List<RefusedRequest> refusedRequests,
        boolean isLate,
        List<Late> late,
        Words latenessReason,
        List<Citation> citations,
        List<Question> questions,
        boolean isPart,
        List<OpenQuestion> continuing) {

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
            String verb,
            String questions) {}

    record Question(
            String label,
            String wording,
            List<Replaced> replaced,
            boolean disclosed,
            boolean disclosedInPart,
            boolean withheld,
            boolean notHeld,
            boolean otherwiseAccessible,
            boolean neitherConfirmedNorDenied,
            CostView cost,
            Section14View section14,
            boolean undecided,
            boolean communicates,
            Words answer,
            Words location,
            Words likelyHolder,
            Words advice,
            LocalDate answeredBefore,
            List<String> attachments,
            boolean hasAttachments,
            List<Item> items) {}

    /** Words that the question's own words replace. */
    record Replaced(String answered, String label, String wording, LocalDate replacedOn) {}

    record Item(
            int number,
            boolean oneOfSeveral,
            boolean removesDuty,
            boolean inTheAlternative,
            String description,
            List<Claim> claims,
            boolean allAbsolute,
            boolean oneClaim,
            boolean severalQualified,
            Balance balance,
            boolean reasonLeftOut) {}

    record Claim(
            String key,
            String section,
            String cited,
            String title,
            String words,
            String verb,
            boolean absolute,
            boolean removesDuty,
            boolean prejudiceTest,
            String likelihood,
            Words harm,
            String toWhom,
            Words causalLink,
            Words why,
            List<Provision.Told> particulars,
            Unfinished unfinished) {}

    /** Reg 14(4): who is preparing unfinished material, and when it will be finished; each null where it is not known. */
    record Unfinished(String preparedBy, String finishedBy) {

        static Unfinished of(ExemptionClaim claim) {
            return "reg12(4)(d)".equals(claim.limb())
                    ? new Unfinished(
                            claim.particulars().get("preparingAuthority"),
                            claim.particulars().get("estimatedCompletion"))
                    : null;
        }
    }

    record Balance(List<String> forDisclosure, List<String> forMaintaining, Words weighing) {}

    static ResponseView of(
            Response response, Function<ExemptionClaim, Optional<Provision>> provisions, AuthorityClass authority) {
        List<Question> questions = response.questions().stream()
                .map(question -> question(question, provisions, authority))
                .toList();
        return new ResponseView(
                response.receivedOn(),
                Words.of(response.opening()),
                Words.of(response.closing()),
                response.refuses(),
                response.reliesOnExemptions(),
                enumerate(response.questions().stream()
                        .filter(question -> response.refuses(question))
                        .map(question -> outcome(question).orElseThrow() == Outcome.DISCLOSE_IN_PART
                                ? "part of " + question.label()
                                : question.label())
                        .toList()),
                RefusedRequest.of(response),
                !response.late().isEmpty(),
                response.late().stream()
                        .map(question -> new Late(question.label(), question.dueOn()))
                        .toList(),
                Words.of(response.latenessReason()),
                citations(response, provisions),
                questions,
                !response.continuing().isEmpty(),
                response.continuing());
    }

    /** The provisions relied on, in the order in which the questions first cite them. */
    static List<Citation> citations(Response response, Function<ExemptionClaim, Optional<Provision>> provisions) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        Map<String, Provision> cited = new LinkedHashMap<>();
        for (AnsweredQuestion question : response.questions()) {
            for (ExemptionClaim claim : claims(question, response.family())) {
                provisions.apply(claim).ifPresent(provision -> {
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
                        provision.title(),
                        provision.words(),
                        provision.absolute(),
                        provision.removesDuty(),
                        provision.verb(),
                        enumerate(labels.get(provision.key()))))
                .toList();
    }

    /**
     * What a question relies on. A decision that information is otherwise accessible lists no withheld item; it always
     * relies on s21(1). Under the Regulations it relies on no exception, and "not held" does: reg 12(4)(a).
     */
    static List<ExemptionClaim> claims(AnsweredQuestion question, Family regime) {
        return switch (outcome(question).orElse(Outcome.DISCLOSE)) {
            case OTHERWISE_ACCESSIBLE -> regime == Family.FOIA ? implied("s21(1)") : List.of();
            case NOT_HELD -> regime == Family.EIR ? implied("reg12(4)(a)") : List.of();
            case DISCLOSE_IN_PART, WITHHOLD, NEITHER_CONFIRM_NOR_DENY ->
                question.decision().withheld().stream()
                        .flatMap(item -> item.claims().stream())
                        .toList();
            case DISCLOSE, COST_LIMIT, VEXATIOUS, REPEATED -> List.of();
        };
    }

    private static List<ExemptionClaim> implied(String limb) {
        return List.of(new ExemptionClaim(limb, null, null, Map.of()));
    }

    static Optional<Outcome> outcome(AnsweredQuestion question) {
        return Optional.ofNullable(question.decision()).map(Decision::outcome);
    }

    private static Question question(
            AnsweredQuestion question,
            Function<ExemptionClaim, Optional<Provision>> provisions,
            AuthorityClass authority) {
        Decision decision = question.decision();
        Outcome outcome = outcome(question).orElse(null);
        boolean listsItems =
                outcome != null && (outcome.withholdsItems() || outcome == Outcome.NEITHER_CONFIRM_NOR_DENY);
        return new Question(
                question.label(),
                question.wording(),
                question.replaced().stream()
                        .map(earlier -> new Replaced(
                                question.label(), earlier.label(), earlier.wording(), earlier.replacedOn()))
                        .toList(),
                outcome == Outcome.DISCLOSE,
                outcome == Outcome.DISCLOSE_IN_PART,
                outcome == Outcome.WITHHOLD,
                outcome == Outcome.NOT_HELD,
                outcome == Outcome.OTHERWISE_ACCESSIBLE,
                outcome == Outcome.NEITHER_CONFIRM_NOR_DENY,
                outcome == Outcome.COST_LIMIT ? CostView.of(decision, authority) : null,
                outcome != null && outcome.isUnderSection14() ? Section14View.of(decision) : null,
                outcome == null,
                outcome != null && outcome.gives(),
                decision == null ? null : Words.of(decision.answer()),
                decision == null ? null : Words.of(decision.location()),
                decision == null ? null : Words.of(decision.likelyHolder()),
                // A refusal for its cost gives its advice in a place of its own.
                decision == null || outcome == Outcome.COST_LIMIT ? null : Words.of(decision.adviceAndAssistance()),
                question.answeredBefore(),
                question.attachments(),
                !question.attachments().isEmpty(),
                listsItems ? items(decision, provisions) : List.of());
    }

    private static List<Item> items(Decision decision, Function<ExemptionClaim, Optional<Provision>> provisions) {
        List<WithheldItem> withheld = decision.withheld();
        return IntStream.range(0, withheld.size())
                .mapToObj(index -> item(
                        withheld.get(index),
                        index + 1,
                        withheld.size() > 1,
                        decision.outcome() == Outcome.NEITHER_CONFIRM_NOR_DENY,
                        masks(decision, withheld.get(index)),
                        provisions))
                .toList();
    }

    /** Whether an item cites s23(1) and s24(1) on purpose so that it does not show which of them applies. */
    static boolean masks(Decision decision, WithheldItem item) {
        List<String> limbs = item.claims().stream().map(ExemptionClaim::limb).toList();
        return decision.maskingInTheAlternative() && limbs.containsAll(List.of("s23(1)", "s24(1)"));
    }

    private static Item item(
            WithheldItem item,
            int number,
            boolean oneOfSeveral,
            boolean removesDuty,
            boolean inTheAlternative,
            Function<ExemptionClaim, Optional<Provision>> provisions) {
        List<Claim> claims = item.claims().stream()
                .flatMap(claim -> provisions.apply(claim).map(provision -> claim(claim, provision)).stream())
                .toList();
        long qualified = claims.stream().filter(claim -> !claim.absolute()).count();
        PublicInterestTest test = item.publicInterest();
        return new Item(
                number,
                oneOfSeveral,
                removesDuty,
                inTheAlternative,
                item.description(),
                claims,
                qualified == 0,
                claims.size() == 1,
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
                provision.cited(),
                provision.title(),
                provision.words(),
                provision.verb(),
                provision.absolute(),
                provision.removesDuty(),
                provision.prejudiceTest(),
                test == null || test.likelihood() == null
                        ? null
                        : test.likelihood().words(),
                test == null ? null : Words.of(test.harm()),
                test == null ? null : test.toWhom(),
                test == null ? null : Words.of(test.causalLink()),
                Words.of(claim.whyItApplies()),
                provision.particulars(),
                Unfinished.of(claim));
    }

    /** "Question 1, Question 2 and Question 3". */
    static String enumerate(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
