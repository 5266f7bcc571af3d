package org.foicasework.notice;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Limb;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.PrejudiceTest;
import org.foicasework.exemption.PublicInterestTest;
import org.foicasework.exemption.WithheldItem;
import org.jsoup.nodes.Element;

/** How {@link NoticeChecklist} looks at a response. */
final class ResponseChecks {

    /** Words that belong to a refusal under Part II. */
    static final Pattern REFUSAL_WORDING = Pattern.compile(
            "\\brefusal notice\\b|\\bsection 17\\b|\\bexempt(ion|ions|ed)?\\b", Pattern.CASE_INSENSITIVE);

    /** "neither confirm nor deny", "confirmation or denial", "confirms or denies" ... */
    private static final Pattern CONFIRM_OR_DENY = Pattern.compile(
            "\\bconfirm\\w*\\s+(n?or|and)\\s+(not\\s+)?den(y|ies|ied|ying|ials?)\\b"
                    + "|\\bden(y|ies|ied|ying|ials?)\\s+(n?or|and)\\s+confirm\\w*",
            Pattern.CASE_INSENSITIVE);

    /** "whether we hold the information": words that leave open what they speak of. */
    private static final Pattern LEAVES_OPEN = Pattern.compile(
            "\\b(whether|if)\\s+(\\w+\\s+){1,5}(hold|holds|held|found|located)\\b", Pattern.CASE_INSENSITIVE);

    /** Words that tell that something is held or not, or how much of it. */
    private static final Pattern TELLS = Pattern.compile(
            "\\b((we|the force|the authority)\\s+(do\\s+(not\\s+)?)?(hold|holds|found|located|searched)"
                    + "|(information|it|this|that)\\s+(is|was|are)\\s+(not\\s+)?held)\\b"
                    + "|\\bwithh(eld|old(s|ing)?)\\b|\\bredact\\w*"
                    + "|\\b\\d[\\d,.]*\\s+(pages?|documents?|records?|files?|e-?mails?|reports?|hours?|minutes?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PART_II_SECTION =
            Pattern.compile("\\b(?:section|s\\.?)\\s?((?:2[1-9]A?|3\\d|4[0-4])(?:\\([0-9A-Za-z]{1,4}\\))*)(?![\\w(])");

    private ResponseChecks() {}

    static boolean has(Response response, Outcome outcome) {
        return response.questions().stream().anyMatch(question -> is(question, outcome));
    }

    static boolean leavesReasonsOut(Response response) {
        return response.questions().stream()
                .filter(ResponseChecks::isRefused)
                .flatMap(question -> question.decision().withheld().stream())
                .anyMatch(WithheldItem::reasonWouldReveal);
    }

    static void quotesQuestions(Response response, Check.Look look) {
        look.needs("/questions", response.questions(), "The response answers no question. Itemise the request first.");
        List<String> labels =
                response.questions().stream().map(AnsweredQuestion::label).toList();
        look.refuses(
                Set.copyOf(labels).size() < labels.size(),
                "/questions",
                "Two questions have the same label. Renumber them.");
        forEach(response, (question, place) -> {
            look.needs(
                    place + "/wording",
                    question.wording(),
                    "Enter " + question.label() + " in the applicant's own words.");
            List<Element> quotations = look.page().marked("G3", question.label());
            look.shows(quotations, "G3", question.wording())
                    .refuses(
                            quotations.size() > 1,
                            "template:response",
                            "The letter quotes " + question.label() + " more than once.");
            quotesReplaced(response, question, place, look);
            if (question.answeredBefore() != null) {
                look.shows(
                        look.page().marked("G3-corrects", look.page().answer(question.label())),
                        "G3-corrects",
                        question.answeredBefore());
            }
        });
    }

    private static void quotesReplaced(Response response, AnsweredQuestion question, String place, Check.Look look) {
        for (ReplacedWording earlier : question.replaced()) {
            look.needs(
                            place + "/replaced",
                            earlier.replacedOn(),
                            "Say when the words of " + earlier.label() + " were replaced.")
                    .shows(
                            look.page().marked("G3-replaced", question.label()),
                            "G3-replaced",
                            "replaced",
                            earlier.label(),
                            earlier.wording(),
                            earlier.replacedOn());
            response.questions().stream()
                    .filter(other -> other.wording() != null
                            && earlier.wording() != null
                            && NoticePage.plain(other.wording()).equals(NoticePage.plain(earlier.wording())))
                    .forEach(other -> look.refuses(
                            true,
                            place + "/replaced",
                            other.label()
                                    + " still has the words that were replaced. Answer the new words only, and keep"
                                    + " the old ones as replaced."));
        }
    }

    static void decidesEverything(Response response, Check.Look look) {
        look.needs("/questions", response.questions(), "The response answers no question. Itemise the request first.");
        forEach(response, (question, place) -> {
            boolean decided = ResponseView.outcome(question).isPresent();
            look.refuses(
                    !decided,
                    place + "/decision",
                    question.label() + " has no answer. Decide on it, or have it answered in a letter of its own.");
            if (decided) {
                look.shows(look.page().marked("G4", question.label()), "G4", question.label());
            }
        });
    }

    /** What a part answer leaves open is said to be open, with its date; nothing of the request is dropped in silence. */
    static void leavesTheRestOpen(Response response, Check.Look look) {
        for (OpenQuestion open : response.continuing()) {
            List<Element> said = look.page().marked("G4-rest", open.label());
            look.shows(said, "G4-rest", open.label());
            if (open.dueOn() != null) {
                look.shows(said, "G4-rest", open.dueOn());
            }
            look.refuses(
                    response.questions().stream()
                            .anyMatch(answered -> answered.label().equals(open.label())),
                    "/continuing",
                    "The letter answers " + open.label() + " and says as well that the answer follows.");
        }
    }

    static void confirmsOrDenies(Response response, Check.Look look) {
        forEach(response, (question, place) -> ResponseView.outcome(question).ifPresent(outcome -> {
            List<Element> statement = look.page().marked("G6", look.page().answer(question.label()));
            look.shows(statement, "G6", outcome == Outcome.NEITHER_CONFIRM_NOR_DENY ? "neither confirm" : "hold");
            // Section 12(2) and section 14 take away the duty to confirm or deny: the letter names them and leaves it
            // open.
            if (RequestRefusalChecks.leavesHoldingOpen(question.decision())) {
                question.decision()
                        .refusedUnder()
                        .ifPresent(provision -> look.shows(statement, "G6", "section " + provision, "whether"));
            }
            boolean denies = Pattern.compile("\\bnot\\s+hold|\\bnot\\s+held", Pattern.CASE_INSENSITIVE)
                    .matcher(NoticePage.words(statement))
                    .find();
            look.refuses(
                    !statement.isEmpty() && denies != (outcome == Outcome.NOT_HELD),
                    "template:response",
                    "The letter has to say of " + question.label()
                            + (outcome == Outcome.NOT_HELD
                                    ? " that the information is not held, and does not."
                                    : " that the information is held, or neither; it says that it is not."));
        }));
    }

    static void apologises(Response response, Check.Look look) {
        look.shows("G9", "sorry", "breach");
        for (AnsweredQuestion late : response.late()) {
            look.shows("G9", late.label(), late.dueOn());
        }
    }

    static void isInTime(Response response, Check.Look look) {
        forEach(
                response,
                (question, place) -> look.refuses(
                        question.dueOn() == null && question.answeredBefore() == null,
                        place + "/dueOn",
                        question.label() + " has no due date. Have it calculated first."));
        for (AnsweredQuestion late : response.late()) {
            look.refuses(
                    true,
                    "/heading/date",
                    late.label() + " was due on " + NoticeRenderer.DATE.format(late.dueOn())
                            + ". The notice goes out all the same; the breach is recorded and the letter says so.");
        }
    }

    static void givesInformation(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (is(question, Outcome.DISCLOSE) || is(question, Outcome.DISCLOSE_IN_PART)) {
                List<Element> information = look.page().marked("D2", look.page().answer(question.label()));
                look.shows(information, "D2", question.attachments().toArray());
                said(question.decision().answer(), information, "D2", look);
            }
        });
    }

    static void tellsComplaintRights(Response response, Check.Look look) {
        tellsReview(response, look);
        tellsRegulator(response, look);
    }

    static void tellsRegulator(Response response, Check.Look look) {
        tellsRegulatorOf(response.heading(), look);
    }

    static void tellsReview(Response response, Check.Look look) {
        AuthorityDetails.Review review = look.setting().authority().review();
        look.shows("E8", review.how(), review.withinWorkingDays() + " working days")
                .shows("E8", review.contact().toArray());
    }

    static void tellsRegulatorOf(Heading heading, Check.Look look) {
        if (heading.date() == null) {
            look.refuses(true, "/heading/date", "Without a date the letter cannot name the regulator of the day.");
            return;
        }
        look.setting()
                .authority()
                .regulatorOn(heading.date())
                .ifPresentOrElse(
                        regulator -> look.shows("E9", "section 50", regulator.name(), regulator.website())
                                .shows("E9", regulator.address().toArray()),
                        () -> look.refuses(
                                true,
                                "/heading/date",
                                "No regulator is configured for the date of this letter: ask an administrator to look"
                                        + " at foi.authority.regulators."));
    }

    static void statesRefusal(Response response, Check.Look look) {
        look.shows("E1", "refusal notice", "section 17");
        forEach(response, (question, place) -> {
            if (isRefused(question)) {
                look.shows("E1", question.label());
            }
        });
    }

    static void namesExemptions(Response response, Check.Look look) {
        List<Element> list = look.page().marked("E2");
        for (ResponseView.Citation citation : citations(response, look)) {
            List<Element> entry = list.stream()
                    .flatMap(place -> place.getElementsByAttributeValue("data-limb", citation.key()).stream())
                    .toList();
            look.shows(entry, "E2", citation.section(), citation.questions());
        }
    }

    static void saysWhy(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            for (ExemptionClaim claim : item.claims()) {
                List<Element> reason = claimed(look, part, "E3", claim);
                look.shows(reason, "E3", section(look, claim));
                Provision.of(
                                claim,
                                look.setting().catalogue(),
                                look.setting().authority().authorityClass())
                        .ifPresent(provision -> provision.particulars().stream()
                                .filter(told -> !told.reason() || !item.reasonWouldReveal())
                                .forEach(told -> said(told.value(), reason, "E3", look)));
                if (!item.reasonWouldReveal()) {
                    PrejudiceTest test = claim.prejudice();
                    if (test != null) {
                        said(test.harm(), reason, "E3", look);
                        said(test.causalLink(), reason, "E3", look);
                        look.shows(reason, "E3", test.toWhom());
                    }
                    said(claim.whyItApplies(), reason, "E3", look);
                }
            }
        });
        forEach(response, (question, place) -> {
            if (is(question, Outcome.OTHERWISE_ACCESSIBLE)) {
                look.shows(look.page().marked("E3", look.page().answer(question.label())), "E3", "section 21(1)");
            }
        });
    }

    /** X2: whoever masks which of two provisions applies says that they are alternatives. */
    static void saysThatItMasks(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            if (ResponseView.masks(question.decision(), item)) {
                look.shows(look.page().marked("X2", part), "X2", "23(1)", "24(1)", "in the alternative");
            }
        });
    }

    static void saysHowLikely(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            for (ExemptionClaim claim : item.claims()) {
                if (claim.prejudice() != null && claim.prejudice().likelihood() != null && !item.reasonWouldReveal()) {
                    List<Element> likelihood = claimed(look, part, "E3", claim).stream()
                            .flatMap(reason -> look.page().marked("E4", reason).stream())
                            .toList();
                    look.shows(likelihood, "E4", claim.prejudice().likelihood().words());
                }
            }
        });
    }

    static void weighsPublicInterest(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            PublicInterestTest test = item.publicInterest();
            if (!item.reasonWouldReveal() && isQualified(item, look)) {
                look.shows(look.page().marked("E5", part), "E5");
                if (test != null) {
                    look.shows(
                                    look.page().marked("E5-for", part),
                                    "E5-for",
                                    test.factorsForDisclosure().toArray())
                            .shows(
                                    look.page().marked("E5-against", part),
                                    "E5-against",
                                    test.factorsForMaintaining().toArray())
                            .shows(look.page().marked("E5-conclusion", part), "E5-conclusion", "outweighs");
                    said(test.weighing(), look.page().marked("E5-balance", part), "E5-balance", look);
                }
            }
        });
    }

    static void explainsAbsolute(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            if (!item.claims().isEmpty() && !isQualified(item, look)) {
                look.shows(look.page().marked("E6", part), "E6", "absolute");
            }
        });
        forEach(response, (question, place) -> {
            if (is(question, Outcome.OTHERWISE_ACCESSIBLE)) {
                look.shows(look.page().marked("E6", look.page().answer(question.label())), "E6", "absolute");
            }
        });
    }

    static void saysThatReasonsAreLeftOut(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            if (item.reasonWouldReveal()) {
                look.shows(look.page().marked("E7", part), "E7", "section 17(4)");
            }
        });
    }

    static void listsWithheldItems(Response response, Check.Look look) {
        forEachItem(response, look, (question, item, place, part) -> {
            if (!isNeither(question)) {
                look.shows(look.page().marked("E10", part), "E10", item.description());
            }
        });
    }

    static void citesConsistently(Response response, Check.Look look) {
        Set<String> decided = citations(response, look).stream()
                .map(ResponseView.Citation::key)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Element> annex = look.page().marked("E12");
        if (response.refuses()) {
            look.shows(annex, "E12");
            for (AnsweredQuestion question : response.questions()) {
                if (question.decision() != null) {
                    question.decision()
                            .refusedUnder()
                            .ifPresent(provision -> look.shows(annex, "E12", "Section " + provision));
                }
            }
            for (ResponseView.Citation citation : citations(response, look)) {
                look.shows(annex, "E12", citation.section(), citation.words());
            }
        }
        same(decided, NoticePage.limbs(look.page().marked("E2")), "list of exemptions", look);
        same(decided, NoticePage.limbs(annex), "annex", look);
        PART_II_SECTION
                .matcher(look.page().ownWords())
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(cited -> isForeign(cited, decided, look))
                .forEach(cited -> look.refuses(
                        true,
                        "/questions",
                        "The letter names " + cited
                                + ", but no decision relies on it. Take it out of the text, or add the"
                                + " exemption to the decision."));
    }

    static void same(Set<String> decided, Set<String> cited, String place, Check.Look look) {
        look.refuses(
                !decided.equals(cited),
                "template:response",
                "The " + place + " of the letter cites " + cited + ", the decisions rely on " + decided
                        + ". They have to be the same: ask a process owner to look at the template.");
    }

    /** A section that no decision relies on, or a limb of the right section that is not among those relied on. */
    private static boolean isForeign(String cited, Set<String> decided, Check.Look look) {
        String key = "s" + cited.replaceAll("^(?:section|s\\.?)\\s?", "");
        if (decided.stream().anyMatch(limb -> limb.startsWith(key) && !limb.equals(key) || limb.equals(key))) {
            return false;
        }
        String section = key.replaceAll("\\(.*", "");
        return decided.stream().noneMatch(limb -> limb.replaceAll("\\(.*", "").equals(section))
                || look.setting().catalogue().find(key).map(Limb::key).isPresent();
    }

    static void neitherConfirms(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (isNeither(question)) {
                List<Element> statement = look.page().marked("I1", look.page().answer(question.label()));
                look.shows(statement, "I1")
                        .refuses(
                                !statement.isEmpty()
                                        && !CONFIRM_OR_DENY
                                                .matcher(NoticePage.words(statement))
                                                .find(),
                                "template:response",
                                "The letter has to say of " + question.label()
                                        + " that the authority neither confirms nor denies that the information is"
                                        + " held.");
            }
        });
    }

    static void leavesOpen(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (isNeither(question)) {
                look.shows(look.page().marked("I5", look.page().answer(question.label())), "I5");
            }
        });
    }

    static void leaksNothing(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (isNeither(question)) {
                Element answer = look.page().answer(question.label());
                look.refuses(
                        !question.attachments().isEmpty(),
                        place + "/attachments",
                        question.label() + " is neither confirmed nor denied, so nothing can be enclosed. Remove the"
                                + " attachment.");
                for (String mark : List.of("D2", "E10", "J3", "J4", "K2")) {
                    look.refuses(
                            !look.page().marked(mark, answer).isEmpty(),
                            "template:response",
                            "The answer to " + question.label()
                                    + " neither confirms nor denies, and still has the place"
                                    + " marked data-statutory=\"" + mark + "\", which tells that something is held.");
                }
                TELLS.matcher(LEAVES_OPEN.matcher(NoticePage.ownWords(answer)).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .forEach(words -> look.refuses(
                                true,
                                place + "/decision",
                                "The answer to " + question.label() + " neither confirms nor denies, and says \""
                                        + words
                                        + "\". That tells whether, or how much, information is held. Word it anew."));
            }
        });
    }

    static void keepsNeitherApart(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (!isNeither(question)) {
                speaksOfNeither(
                        NoticePage.ownWords(look.page().answer(question.label())),
                        place + "/decision",
                        "The answer to " + question.label(),
                        look);
            }
        });
        if (!has(response, Outcome.NEITHER_CONFIRM_NOR_DENY) && look.findings().isEmpty()) {
            speaksOfNeither(look.page().ownWords(), "/opening", "The letter", look);
        }
    }

    private static void speaksOfNeither(String words, String place, String who, Check.Look look) {
        CONFIRM_OR_DENY
                .matcher(words)
                .results()
                .findFirst()
                .ifPresent(found -> look.refuses(
                        true,
                        place,
                        who + " says \"" + found.group() + "\", but it refuses or gives content and does not refuse to"
                                + " confirm or deny. Word it anew: speak of disclosure."));
    }

    static void keepsNotHeldApart(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (is(question, Outcome.NOT_HELD)) {
                REFUSAL_WORDING
                        .matcher(NoticePage.ownWords(look.page().answer(question.label())))
                        .results()
                        .findFirst()
                        .ifPresent(found -> look.refuses(
                                true,
                                place + "/decision/answer",
                                "The answer to " + question.label() + " says \"" + found.group()
                                        + "\". Information that is not held is neither exempt nor refused: say only"
                                        + " that it is not held, and why."));
            }
        });
        look.refuses(
                !response.refuses()
                        && (!look.page().marked("E1").isEmpty()
                                || REFUSAL_WORDING
                                        .matcher(look.page().ownWords())
                                        .find()),
                "template:response",
                "The letter speaks of a refusal notice, of section 17 or of an exemption, and nothing is refused.");
    }

    static void explainsNotHeld(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (is(question, Outcome.NOT_HELD)) {
                said(
                        question.decision().answer(),
                        look.page().marked("J3", look.page().answer(question.label())),
                        "J3",
                        look);
            }
        });
    }

    static void signposts(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (is(question, Outcome.NOT_HELD)) {
                said(
                        question.decision().likelyHolder(),
                        look.page().marked("J4", look.page().answer(question.label())),
                        "J4",
                        look);
            }
        });
    }

    static void helps(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            // The advice beside a refusal for its cost has a check of its own, which stops the letter: F4.
            if (question.decision() != null && !is(question, Outcome.COST_LIMIT)) {
                said(
                        question.decision().adviceAndAssistance(),
                        look.page().marked("E11", look.page().answer(question.label())),
                        "E11",
                        look);
            }
        });
    }

    static void givesLocation(Response response, Check.Look look) {
        forEach(response, (question, place) -> {
            if (is(question, Outcome.OTHERWISE_ACCESSIBLE)) {
                List<Element> location = look.page().marked("K2", look.page().answer(question.label()));
                look.shows(location, "K2");
                said(question.decision().location(), location, "K2", look);
            }
        });
    }

    /** Every line of a text that somebody wrote stands in these places; nothing when there is no text. */
    static void said(String text, List<Element> places, String mark, Check.Look look) {
        if (text != null && !text.isBlank()) {
            look.shows(places, mark, text.lines().toArray());
        }
    }

    static List<ResponseView.Citation> citations(Response response, Check.Look look) {
        return ResponseView.citations(
                response,
                claim -> Provision.of(
                        claim,
                        look.setting().catalogue(),
                        look.setting().authority().authorityClass()));
    }

    private static String section(Check.Look look, ExemptionClaim claim) {
        return look.setting().catalogue().find(claim.limb()).map(Limb::citation).orElse(null);
    }

    static boolean isQualified(WithheldItem item, Check.Look look) {
        return item.needsPublicInterestTest(look.setting().authority().authorityClass());
    }

    private static List<Element> claimed(Check.Look look, Element part, String mark, ExemptionClaim claim) {
        return look.page().marked(mark, part).stream()
                .filter(element -> element.attr("data-limb").equals(claim.limb()))
                .toList();
    }

    static boolean is(AnsweredQuestion question, Outcome outcome) {
        return ResponseView.outcome(question).filter(outcome::equals).isPresent();
    }

    private static boolean isNeither(AnsweredQuestion question) {
        return is(question, Outcome.NEITHER_CONFIRM_NOR_DENY);
    }

    private static boolean isRefused(AnsweredQuestion question) {
        return ResponseView.outcome(question).filter(Outcome::isRefusal).isPresent();
    }

    static void forEach(Response response, BiConsumer<AnsweredQuestion, String> look) {
        for (int i = 0; i < response.questions().size(); i++) {
            look.accept(response.questions().get(i), "/questions/" + i);
        }
    }

    @FunctionalInterface
    interface ItemLook {
        void at(AnsweredQuestion question, WithheldItem item, String place, Element part);
    }

    static void forEachItem(Response response, Check.Look look, ItemLook itemLook) {
        forEach(response, (question, place) -> {
            if (question.decision() != null && isRefused(question) && !is(question, Outcome.OTHERWISE_ACCESSIBLE)) {
                List<WithheldItem> items = question.decision().withheld();
                for (int i = 0; i < items.size(); i++) {
                    itemLook.at(
                            question,
                            items.get(i),
                            place + "/decision/withheld/" + i,
                            NoticePage.item(look.page().answer(question.label()), i + 1));
                }
            }
        });
    }
}
