package org.foicasework.process.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.foicasework.process.guard.Finding.Weight;
import org.foicasework.process.guard.Walk.Found;
import org.foicasework.process.guard.Walk.Trouble;

/**
 * Holds diagrams, tables, forms and templates against the rules of the law and of the house. The same at three doors: in the build,
 * on the command line, and at every deployment.
 */
public final class Guard {

    /** How each trouble on a way is said. */
    private record Words(String rule, String section, String detail, String mend) {}

    private static final Map<Trouble, Words> TROUBLES = new TreeMap<>(
            Map.ofEntries(
                    entry(
                            Trouble.NO_WAY_ON,
                            new Words(
                                    "Every gateway knows a way on for every case",
                                    "",
                                    "No arrow may be taken here%s.",
                                    "Add an arrow for this case, mend the conditions, or make one arrow the default.")),
                    entry(
                            Trouble.TWO_WAYS_ON,
                            new Words(
                                    "A gateway never has two answers for one case",
                                    "",
                                    "More than one arrow may be taken here%s, and only their order in the file would decide.",
                                    "Write the conditions so that only one of them holds, or make one arrow the default.")),
                    entry(
                            Trouble.ASKED_BEFORE_SAID,
                            new Words(
                                    "What an element asks was said before, on every way to it",
                                    "",
                                    "Nothing on this way says \"%s\".",
                                    "Lead this way through the step that says it, or hand the value on where the process is called.")),
                    entry(
                            Trouble.NOT_GIVEN,
                            new Words(
                                    "A step has what it works on, on every way to it",
                                    "",
                                    "It needs \"%s\", which nothing on this way gives it.",
                                    "Lead this way through the step that says it, or hand the value on where the process is called.")),
                    entry(
                            Trouble.WRONG_MOMENT,
                            new Words(
                                    "A step is done only when it is its turn",
                                    "FOIA s1(3), s8(1)(b), s11(1)",
                                    "On this way %s.",
                                    "Lead here only the cases that this step is for; look at the conditions before it.")),
                    entry(
                            Trouble.ERROR_NOT_DEALT_WITH,
                            new Words(
                                    "What a step may report is dealt with",
                                    "",
                                    "The step may report \"%s\", and the case would end there without a word.",
                                    "Catch it with an error event at the edge of the step.")),
                    entry(
                            Trouble.WAITS_FOR_EVER,
                            new Words(
                                    "Nothing waits for ever",
                                    "FOIA s10(1)",
                                    "This gateway waits for a branch that does not come.",
                                    "Lead every branch that was split off back to this gateway.")),
                    entry(
                            Trouble.HELD_OPEN,
                            new Words(
                                    "What runs at the side does not hold a finished case open",
                                    "FOIA s10(1)",
                                    "Something at the side may still wait when a case comes here, and the end does not stop it.",
                                    "Make this end a terminate end event.")),
                    entry(
                            Trouble.NOBODYS_TASK,
                            new Words(
                                    "A task always falls to somebody",
                                    "",
                                    "On this way the table answers \"none\", and the task would be nobody's.",
                                    "Lead these cases past the task.")),
                    entry(
                            Trouble.NO_END,
                            new Words(
                                    "From everywhere a case can come to its end",
                                    "FOIA s10(1)",
                                    "Once a case is here, nothing that anybody does brings it to an end of this diagram.",
                                    "Draw a way on from here, or mend the conditions.")),
                    entry(
                            Trouble.NEVER_SENT,
                            new Words(
                                    "A notice that is assembled can also leave",
                                    "FOIA s10(1)",
                                    "No way leads from here to sending a notice of the type %s.",
                                    "Mend the conditions between assembling and sending.")),
                    entry(
                            Trouble.RUNS_IN_CIRCLES,
                            new Words(
                                    "Nothing runs in circles by itself",
                                    "",
                                    "A case would come back here again and again without anybody doing anything.",
                                    "Put a task or a timer on the way back, or mend the conditions.")),
                    entry(
                            Trouble.PILES_UP,
                            new Words(
                                    "Branches that run side by side do not pile up",
                                    "",
                                    "Branches that run side by side come here again and again, and nothing joins them.",
                                    "Join the branches with a parallel gateway before this step, or let a case take only one of them (an exclusive gateway).")),
                    entry(
                            Trouble.TOO_MANY_WAYS,
                            new Words(
                                    "The guard can follow every way",
                                    "",
                                    "There are more ways through this diagram than the guard can follow, so that it cannot say whether they are lawful.",
                                    "Draw less side by side, or put a part of the diagram into a process of its own and call it."))));

    private static final Words NEVER_REACHED = new Words(
            "Every element can be reached by some case",
            "",
            "No case ever comes here.",
            "Connect it, mend the conditions before it, or take it out.");

    private static final String READABLE = "Every file can be read";
    private static final String IDS_STAY = "A step at which cases wait keeps its id";

    private final Diagrams diagrams;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Guard(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    /** Everything that is wrong with them; nothing when they may be used. What refuses comes first. */
    public static List<Finding> check(Diagrams diagrams) {
        Guard guard = new Guard(diagrams);
        guard.check();
        return sorted(guard.findings);
    }

    /**
     * Judges a deployment: its files in the place of those in force, its forms together with its own diagrams, and which steps it
     * takes away from cases that wait there.
     */
    public static List<Finding> check(Diagrams inForce, Map<String, byte[]> deployed, Waiting waiting) {
        Diagrams own = Diagrams.of(deployed);
        Diagrams together = inForce.withoutProcessesOf(own).with(deployed).withoutForgotten(own);
        Set<Finding> all = new LinkedHashSet<>(check(together));
        Guard alone = new Guard(own);
        alone.standing(HouseRules.FORMS, Weight.REFUSED);
        all.addAll(alone.findings);
        for (Part process : own.processes()) {
            Part before = inForce.parts().get(process.key);
            if (before != null) {
                all.addAll(vanished(before, process, waiting));
            }
        }
        return sorted(all);
    }

    /** What refuses comes first, and the law before the house. */
    private static List<Finding> sorted(Set<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::weight)
                        .thenComparing(finding -> finding.section().isEmpty()))
                .toList();
    }

    /** How many cases wait at an element. */
    @FunctionalInterface
    public interface Waiting {

        /** The number of cases that wait at this element of this process, in whatever version. */
        long at(String process, String element);
    }

    private static List<Finding> vanished(Part before, Part now, Waiting waiting) {
        Set<String> ids = new LinkedHashSet<>();
        now.all().forEach(part -> ids.addAll(part.nodes.keySet()));
        List<Finding> vanished = new ArrayList<>();
        for (Part part : before.all()) {
            for (Node node : part.nodes.values()) {
                long cases = ids.contains(node.id) ? 0 : waiting.at(before.key, node.id);
                if (cases > 0) {
                    vanished.add(
                            new Finding(
                                    Weight.ADVICE,
                                    IDS_STAY,
                                    "",
                                    now.file,
                                    node.title(),
                                    node.id,
                                    "%d %s at it; the new diagram has no such id."
                                            .formatted(cases, cases == 1 ? "case waits" : "cases wait"),
                                    List.of(),
                                    "They finish on their own version. Keep the id, and change the name only, if they are to move."));
                }
            }
        }
        return vanished;
    }

    /**
     * The first rule that refuses them, without looking for the shortest way that breaks it; empty when they may be used. What leads
     * only to what is the same in {@code lawful}, a walk through diagrams that hold every rule, is not judged again.
     */
    static Optional<String> firstRefusal(Diagrams diagrams, Walk lawful) {
        Guard guard = new Guard(diagrams);
        guard.files();
        guard.drawn();
        guard.standing(HouseRules.REST);
        guard.standing(Law.STANDING);
        TableRules.look(diagrams, guard.findings);
        if (guard.refusal().isEmpty()) {
            Walk walk = new Walk(diagrams, true, lawful);
            if (walk.found.isEmpty()) {
                return new Paths(walk).firstBroken(Law.WAYS).map(rule -> rule.rule);
            }
            return Optional.of(words(walk.found.get(0)).rule);
        }
        return guard.refusal();
    }

    private Optional<String> refusal() {
        return findings.stream().filter(Finding::refuses).map(Finding::rule).findFirst();
    }

    private void check() {
        files();
        drawn();
        boolean followed = refusal().isEmpty();
        standing(HouseRules.REST);
        if (!followed) {
            // What the law says of ways that nobody can follow would be nothing but consequences.
            return;
        }
        standing(Law.STANDING);
        TableRules.look(diagrams, findings);
        HouseRules.ADVICE.forEach(rule -> standing(rule, Weight.ADVICE));
        Walk walk = new Walk(diagrams);
        Paths paths = new Paths(walk);
        walk.found.forEach(found -> trouble(found, paths));
        if (!walk.isGivenUp()) {
            paths.broken(Law.WAYS).forEach(rule -> ways(rule, paths));
        }
    }

    private void drawn() {
        standing(HouseRules.DRAWN);
        standing(Unseen.RULES);
    }

    private void files() {
        diagrams.unreadable()
                .forEach((file, problem) -> findings.add(new Finding(
                        Weight.REFUSED,
                        READABLE,
                        "",
                        file,
                        file,
                        "",
                        problem,
                        List.of(),
                        "Open it in the Modeler and save it again, or take an older version.")));
    }

    private void standing(List<StandingRule> rules) {
        rules.forEach(rule -> standing(rule, Weight.REFUSED));
    }

    private void ways(PathRule rule, Paths paths) {
        for (Paths.Broken broken : paths.breaks(rule)) {
            Event event = broken.event();
            findings.add(new Finding(
                    Weight.REFUSED,
                    rule.rule,
                    rule.section,
                    event.part().file,
                    event.node().title(),
                    event.node().id,
                    "",
                    broken.path(),
                    rule.mend));
        }
    }

    private void standing(StandingRule rule, Weight weight) {
        for (StandingRule.Place place : rule.breaks().apply(diagrams)) {
            findings.add(new Finding(
                    weight,
                    rule.rule(),
                    rule.section(),
                    place.file(),
                    place.title(),
                    place.id(),
                    place.detail(),
                    List.of(),
                    rule.mend()));
        }
    }

    private static Words words(Found found) {
        return TROUBLES.getOrDefault(found.trouble(), NEVER_REACHED);
    }

    private void trouble(Found found, Paths paths) {
        Words words = words(found);
        String detail = found.detail();
        if (found.trouble() == Trouble.NO_WAY_ON || found.trouble() == Trouble.TWO_WAYS_ON) {
            detail = detail.isEmpty() ? "" : " when " + detail;
        }
        findings.add(new Finding(
                Weight.REFUSED,
                words.rule,
                words.section,
                found.part().file,
                found.node().title(),
                found.node().id,
                words.detail.formatted(detail),
                found.run() == null ? List.of() : paths.to(found.run(), found.state()),
                words.mend));
    }

    /** One rule: what it says, where the law says so (empty for a rule of the house), and whether it refuses or only advises. */
    record Rule(String rule, String section, Weight weight) {}

    /** What every rule says, those of the law first. */
    public static List<String> names() {
        return rules().stream().map(Rule::rule).toList();
    }

    /** Every rule: those of the law first. */
    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Law.WAYS.forEach(rule -> rules.add(new Rule(rule.rule, rule.section, Weight.REFUSED)));
        Law.STANDING.forEach(rule -> rules.add(new Rule(rule.rule(), rule.section(), Weight.REFUSED)));
        rules.addAll(TableRules.OF_LAW);
        TROUBLES.values().forEach(words -> rules.add(new Rule(words.rule, words.section, Weight.REFUSED)));
        rules.add(new Rule(NEVER_REACHED.rule, "", Weight.REFUSED));
        rules.add(new Rule(READABLE, "", Weight.REFUSED));
        Stream.of(HouseRules.DRAWN, Unseen.RULES, HouseRules.REST)
                .flatMap(List::stream)
                .forEach(rule -> rules.add(new Rule(rule.rule(), "", Weight.REFUSED)));
        TableRules.RULES.forEach(rule -> rules.add(new Rule(rule, "", Weight.REFUSED)));
        HouseRules.ADVICE.forEach(rule -> rules.add(new Rule(rule.rule(), "", Weight.ADVICE)));
        rules.add(new Rule(IDS_STAY, "", Weight.ADVICE));
        return rules;
    }
}
