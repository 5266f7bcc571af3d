package org.foicasework.exemption;

import static org.foicasework.exemption.Texts.blank;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.foicasework.exemption.CostEstimate.Aggregation;

/** What a refusal of the request itself has to rest on: its cost (s12), or that it is vexatious or repeated (s14). */
final class RequestRefusalRules {

    private static final Pattern SPEAKS_OF_THE_PERSON = Pattern.compile(
            "\\b(obsess\\w*|crank|nuisance|trouble-?makers?|ridiculous|absurd|nonsens\\w*|stupid|ludicrous|timewast\\w*"
                    + "|time-wast\\w*|paranoi\\w*|malicious|vexatious (person|individual|applicant|requester|litigant|complainant)"
                    + "|you are (a )?vexatious|waste of (our )?time)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Work that reg 4(3) does not let an authority count, however it is called. */
    private static final Pattern NOT_COUNTABLE = Pattern.compile(
            "\\b(redact\\w*|review\\w* for exempt\\w*|exempt\\w*|public interest|consult\\w*|legal advice|clearance|sign(ing)?[- ]off"
                    + "|approv\\w*|draft\\w*|writ(e|ing) the (answer|response|letter))\\b",
            Pattern.CASE_INSENSITIVE);

    private final DecisionContext context;
    private final Findings findings;

    RequestRefusalRules(DecisionContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Decision decision) {
        // The Regulations have neither section: a manifestly unreasonable request is refused under regulation 12(4)(b),
        // with the public interest weighed.
        if (context.regime() == Family.EIR) {
            findings.block(
                    "X11",
                    "EIR reg 12(4)(b)",
                    "/outcome",
                    "The Regulations know no cost limit, no vexatious and no repeated request. A manifestly unreasonable"
                            + " request is refused under regulation 12(4)(b): choose \"withhold\".");
            return;
        }
        switch (decision.outcome()) {
            case COST_LIMIT -> cost(decision);
            case VEXATIOUS -> vexatious(decision);
            case REPEATED -> repeated(decision);
            default -> throw new IllegalArgumentException(decision.outcome() + " does not refuse the request");
        }
        decision.noFurtherNotice().ifPresent(this::noFurtherNotice);
    }

    private void cost(Decision decision) {
        String at = "/requestRefusal/cost";
        CostEstimate estimate = decision.cost().orElse(null);
        if (estimate == null) {
            findings.block("F3", "FOIA s12", at, "Estimate what it would cost to comply.");
            return;
        }
        if (estimate.provision() == null) {
            findings.block(
                    "F1",
                    "FOIA s12, s17(5)",
                    at + "/provision",
                    "Say whether complying would exceed the limit (section 12(1)) or even saying whether the information is"
                            + " held (section 12(2)).");
        }
        work(estimate, at);
        if (blank(estimate.sample()) || estimate.sampleSize() == null || estimate.sampleSize() < 1) {
            findings.block(
                    "F3",
                    "FOIA s12(1)",
                    at + "/sample",
                    "Say how the estimate was made: what was sampled, and how many records.");
        }
        findings.blockBlank(
                estimate.estimatedBy(),
                "F3",
                "FOIA s12(1)",
                at + "/estimatedBy",
                "Say who made the estimate, by role or unit.");
        if (estimate.aggregation() != null) {
            aggregation(estimate.aggregation(), at + "/aggregation");
        }
        exceeds(estimate, at);
        findings.blockBlank(
                decision.adviceAndAssistance(),
                "F4",
                "FOIA s16",
                "/adviceAndAssistance",
                "Say what could be given within the limit, or that nothing could and why.");
    }

    private void work(CostEstimate estimate, String at) {
        if (estimate.work().isEmpty()) {
            findings.block("F3", "FOIA s12(1)", at + "/work", "List the work, activity by activity.");
        }
        List<CostEstimate.Work> lines = estimate.work();
        for (int i = 0; i < lines.size(); i++) {
            CostEstimate.Work line = lines.get(i);
            String where = at + "/work/" + i;
            if (line.activity() == null) {
                findings.block(
                        "F3",
                        "SI 2004/3244 reg 4(3)",
                        where + "/activity",
                        "Choose which of the four activities this is. Nothing else counts.");
            }
            findings.blockBlank(
                    line.what(),
                    "F3",
                    "FOIA s12(1)",
                    where + "/what",
                    "Say which records or systems are gone through.");
            if (!blank(line.what()) && NOT_COUNTABLE.matcher(line.what()).find()) {
                findings.block(
                        "F3",
                        "SI 2004/3244 reg 4(3)",
                        where + "/what",
                        "Only finding out, locating, retrieving and extracting count. Reading for exemptions, redacting,"
                                + " consulting and approving do not: take them out.");
            }
            if (line.records() == null || line.records() < 1) {
                findings.block("F3", "FOIA s12(1)", where + "/records", "Enter how many records, at least 1.");
            }
            if (line.minutesEach() == null || line.minutesEach().signum() <= 0) {
                findings.block(
                        "F3", "FOIA s12(1)", where + "/minutesEach", "Enter the minutes for each record, above 0.");
            }
        }
    }

    private void exceeds(CostEstimate estimate, String at) {
        if (estimate.receivedOn() == null) {
            findings.block("F2", "SI 2004/3244 reg 3", at + "/receivedOn", "The day of receipt is missing.");
            return;
        }
        CostLimit limit = CostLimit.of(context.authority(), estimate.receivedOn());
        BigDecimal minutes = estimate.minutes();
        if (!limit.isExceededBy(minutes)) {
            findings.block(
                    "F3",
                    "FOIA s12(1), SI 2004/3244 regs 3, 4",
                    at + "/work",
                    "The estimate comes to " + CostLimit.hours(minutes) + " hours, " + limit.pounds(minutes)
                            + " pounds. That does not exceed the limit of " + limit.hours() + " hours, "
                            + limit.pounds()
                            + " pounds: the request cannot be refused for its cost.");
        }
    }

    private void aggregation(Aggregation aggregation, String at) {
        if (aggregation.requests().isEmpty()) {
            findings.block(
                    "F6", "FOIA s12(4)", at + "/requests", "Choose the requests that are added up with this one.");
        }
        if (aggregation.basis() == null) {
            findings.block(
                    "F6",
                    "FOIA s12(4), SI 2004/3244 reg 5(1)",
                    at + "/basis",
                    "Say whether one person made the requests, or several who act together.");
        }
        findings.blockBlank(
                aggregation.sameInformation(),
                "F6",
                "SI 2004/3244 reg 5(2)(a)",
                at + "/sameInformation",
                "Say what the requests have in common.");
        if (aggregation.basis() == Aggregation.Basis.CONCERT_OR_CAMPAIGN) {
            findings.blockBlank(
                    aggregation.concert(),
                    "F6",
                    "FOIA s12(4)(b)",
                    at + "/concert",
                    "Say what shows that these persons act in concert or in pursuance of a campaign.");
        }
    }

    private void vexatious(Decision decision) {
        String at = "/requestRefusal/vexatious";
        VexatiousGrounds grounds = decision.vexatious().orElse(null);
        if (grounds == null) {
            findings.block("H1", "FOIA s14(1)", at, "Set out why the request is vexatious.");
            return;
        }
        evidence(grounds.burden(), at + "/burden", "what burden the request is");
        evidence(grounds.motive(), at + "/motive", "what it appears to be for");
        evidence(grounds.value(), at + "/value", "what value or serious purpose it has, or why it has none");
        evidence(
                grounds.distress(), at + "/distress", "whether it harasses or distresses anybody, or that it does not");
        if (blank(grounds.reasons())) {
            findings.warn(
                    "H6",
                    "FOIA s16, s17(5)",
                    at + "/reasons",
                    "No reasons are given to the applicant. They are not strictly required, but they help.");
        } else {
            tone(grounds.reasons(), at + "/reasons");
        }
    }

    private void evidence(String text, String at, String what) {
        findings.blockBlank(text, "H1", "FOIA s14(1)", at, "Set out " + what + ".");
    }

    private void repeated(Decision decision) {
        String at = "/requestRefusal/repeated";
        RepeatedRequest repeated = decision.repeated().orElse(null);
        if (repeated == null || blank(repeated.earlierReference()) || repeated.answeredOn() == null) {
            findings.block(
                    "H2",
                    "FOIA s14(2)",
                    at + "/earlierReference",
                    "Name the earlier request and the day on which it was answered.");
        }
        if (repeated != null) {
            findings.blockBlank(
                    repeated.similarity(),
                    "H2",
                    "FOIA s14(2)",
                    at + "/similarity",
                    "Say how far the two requests ask for the same.");
            findings.blockBlank(
                    repeated.interval(),
                    "H2",
                    "FOIA s14(2)",
                    at + "/interval",
                    "Say why no reasonable interval has passed since then.");
            if (!blank(repeated.interval())) {
                tone(repeated.interval(), at + "/interval");
            }
        }
    }

    private void noFurtherNotice(NoFurtherNotice none) {
        String at = "/requestRefusal/noFurtherNotice";
        if (blank(none.earlierReference()) || none.noticeOn() == null) {
            findings.block(
                    "H4",
                    "FOIA s17(6)(b)",
                    at + "/earlierReference",
                    "Name the earlier case in which a notice under section 14 was given, and its date.");
        }
        findings.blockBlank(
                none.unreasonable(),
                "H4",
                "FOIA s17(6)(c)",
                at + "/unreasonable",
                "Say why it would be unreasonable to expect another notice.");
    }

    /** H5: the letter speaks of the request, never of the person. */
    private void tone(String text, String at) {
        var found = SPEAKS_OF_THE_PERSON.matcher(text);
        if (found.find()) {
            findings.warn(
                    "H5",
                    "good practice",
                    at,
                    "\"" + found.group() + "\" reads as an insult. Speak of the request, not of the person.");
        }
    }
}
