package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foicasework.notice.Letters.CHECKLIST;
import static org.foicasework.notice.Letters.RENDERER;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.foicasework.exemption.AuthorityClass;
import org.foicasework.exemption.Decision;
import org.foicasework.exemption.ExemptionClaim;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Outcome;
import org.foicasework.exemption.WithheldItem;
import org.foicasework.request.Extension;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The notice of more time, element by element: C1 to C9 under the Act, R1 to R4 under the Regulations. */
class ExtensionChecklistTest {

    private static final LocalDate DUE = LocalDate.of(2022, 8, 23);
    private static final LocalDate DAY_40 = LocalDate.of(2022, 9, 22);

    /** The parts of a notice that the tests take out or change. */
    private static final class Draft {
        Heading heading = Letters.heading();
        Extension.Ground ground = Extension.Ground.PUBLIC_INTEREST;
        AnsweredQuestion question = open(Letters.cameraDistance());
        LocalDate estimate = DAY_40;
        List<LocalDate> earlier = List.of();
        String reason = "The report on the trial bears on both sides of the balance.";
        String complexity;
        String volume;
        List<OpenQuestion> others =
                List.of(new OpenQuestion("Question 1", "Who is on the list?", LocalDate.of(2022, 8, 16)));
        boolean escalated;

        ExtensionNotice notice() {
            return new ExtensionNotice(
                    heading,
                    ground == Extension.Ground.PUBLIC_INTEREST ? AccessRegime.FOIA : AccessRegime.EIR,
                    LocalDate.of(2022, 7, 18),
                    ground,
                    question,
                    AuthorityClass.POLICE,
                    estimate,
                    DAY_40,
                    earlier,
                    reason,
                    complexity,
                    volume,
                    others,
                    escalated);
        }
    }

    private static ExtensionNotice with(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.notice();
    }

    /** The same decision, with every balance open. */
    private static AnsweredQuestion open(AnsweredQuestion question) {
        return items(
                question,
                question.decision().outcome(),
                null,
                question.decision().withheld().stream()
                        .map(item ->
                                new WithheldItem(item.description(), item.claims(), null, item.reasonWouldReveal()))
                        .toList());
    }

    private static AnsweredQuestion items(
            AnsweredQuestion question, Outcome outcome, String answer, List<WithheldItem> items) {
        return new AnsweredQuestion(
                question.label(),
                question.wording(),
                question.replaced(),
                new Decision(outcome, answer, null, null, items, null, false),
                List.of(),
                question.dueOn());
    }

    /** Part given, part decided, part open. */
    private static AnsweredQuestion mixed() {
        List<WithheldItem> items = new ArrayList<>();
        items.add(open(Letters.cameraDistance()).decision().withheld().get(0));
        items.add(Letters.partlyDisclosed().decision().withheld().get(0));
        items.add(Letters.distances());
        return items(
                Letters.cameraDistance(), Outcome.DISCLOSE_IN_PART, "The make of the cameras is given below.", items);
    }

    private static void environmental(Draft draft) {
        draft.ground = Extension.Ground.COMPLEXITY_AND_VOLUME;
        draft.question =
                new AnsweredQuestion("Question 2", "How loud is the helicopter?", List.of(), null, List.of(), DUE);
        draft.reason = null;
        draft.complexity = "The records are kept in two systems.";
        draft.volume = "There were 4,100 flights.";
    }

    private static Map<String, ExtensionNotice> notices() {
        Map<String, ExtensionNotice> notices = new LinkedHashMap<>();
        notices.put("plain", with(draft -> {}));
        notices.put("alone", with(draft -> draft.others = List.of()));
        notices.put("part given, part decided, part open", with(draft -> draft.question = mixed()));
        notices.put("late", with(draft -> draft.heading = draft.heading.dated(LocalDate.of(2022, 8, 24))));
        notices.put("again", with(draft -> {
            draft.earlier = List.of(LocalDate.of(2022, 8, 31));
            draft.escalated = true;
        }));
        notices.put("neither confirmed nor denied", with(draft -> draft.question = open(Letters.neitherConfirmed())));
        notices.put(
                "reasons left out",
                with(draft -> draft.question = items(
                        draft.question,
                        Outcome.WITHHOLD,
                        null,
                        List.of(new WithheldItem(
                                Letters.distances().description(),
                                Letters.distances().claims(),
                                null,
                                true)))));
        notices.put("complexity and volume", with(ExtensionChecklistTest::environmental));
        return notices;
    }

    @TestFactory
    Stream<DynamicTest> aNoticeThatSaysAllItHasToIsNotStopped() {
        return notices().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> assertThat(blocking(entry.getValue()))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aMarkedPlaceThatAnOwnerDeletesIsMissed() {
        return damaged(Element::remove);
    }

    @TestFactory
    Stream<DynamicTest> aMarkedPlaceThatAnOwnerEmptiesIsMissed() {
        return damaged(Element::empty);
    }

    private static Stream<DynamicTest> damaged(Consumer<Element> damage) {
        return notices().entrySet().stream().flatMap(entry -> {
            String html = RENDERER.render(entry.getValue()).html();
            int places = marked(Jsoup.parse(html)).size();
            return Stream.iterate(0, place -> place < places, place -> place + 1)
                    .map(place -> {
                        Document document = Jsoup.parse(html);
                        Element victim = marked(document).get(place);
                        String mark = victim.attr("data-statutory");
                        damage.accept(victim);
                        return dynamicTest(entry.getKey() + ": " + mark, () -> {
                            List<Finding> findings = CHECKLIST.check(
                                    entry.getValue(),
                                    new RenderedNotice(NoticeType.EXTENSION_NOTICE, document.outerHtml()));
                            assertThat(findings)
                                    .extracting(Finding::rule)
                                    .containsAll(Arrays.stream(mark.split(" "))
                                            .map(each -> each.replaceAll("-.*", ""))
                                            .toList());
                            if (!List.of("G7", "E6").contains(mark)) {
                                assertThat(findings).anyMatch(Finding::blocks);
                            }
                        });
                    });
        });
    }

    private static List<Element> marked(Document document) {
        return document.getElementsByAttribute("data-statutory");
    }

    // What the record lacks, one element at a time.

    @Test
    void c2AnExemptionOutsideTheCatalogueIsNone() {
        AnsweredQuestion question = items(
                Letters.cameraDistance(),
                Outcome.WITHHOLD,
                null,
                List.of(new WithheldItem(
                        "The distances", List.of(new ExemptionClaim("s31(1)(l)", null, "x", null)), null, false)));
        assertThat(blocking(with(draft -> draft.question = question))).contains("C4");
    }

    @Test
    void c4AbsoluteExemptionsTakeNoTime() {
        assertThat(blocking(with(draft -> draft.question = items(
                        Letters.cameraDistance(),
                        Outcome.WITHHOLD,
                        null,
                        List.of(Letters.partlyDisclosed().decision().withheld().get(0))))))
                .contains("C4");
    }

    @Test
    void c4ABalanceThatIsStruckTakesNoTime() {
        assertThat(blocking(with(draft -> draft.question = Letters.cameraDistance())))
                .contains("C4");
    }

    @Test
    void c6TheDateIsGivenAndLiesAhead() {
        assertThat(blocking(with(draft -> draft.estimate = null))).contains("C6");
        assertThat(blocking(with(draft -> draft.estimate = Letters.DISPATCH))).contains("C6");
    }

    @Test
    void c6BeyondDay40TwoManagersHaveAgreed() {
        LocalDate beyond = DAY_40.plusDays(1);
        assertThat(blocking(with(draft -> draft.estimate = beyond))).contains("C6");
        assertThat(blocking(with(draft -> {
                    draft.estimate = beyond;
                    draft.escalated = true;
                })))
                .isEmpty();
    }

    @Test
    void c7WhatIsDisclosedAnywayIsGivenNow() {
        assertThat(blocking(with(draft -> draft.question = items(
                        mixed(),
                        Outcome.DISCLOSE_IN_PART,
                        null,
                        mixed().decision().withheld()))))
                .contains("C7");
    }

    @Test
    void c9ALateNoticeGoesSaysSoAndIsWarnedOf() {
        ExtensionNotice late = notices().get("late");
        assertThat(CHECKLIST.check(late, RENDERER.render(late)))
                .filteredOn(finding -> finding.rule().equals("C9"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.WARN);
        assertThat(blocking(with(draft -> draft.heading = draft.heading.dated(DUE))))
                .isEmpty();
    }

    @Test
    void r2AndR3ComplexityWithoutVolumeIsNoGround() {
        assertThat(blocking(with(draft -> {
                    environmental(draft);
                    draft.volume = " ";
                })))
                .contains("R3");
        assertThat(blocking(with(draft -> {
                    environmental(draft);
                    draft.complexity = null;
                })))
                .contains("R2");
    }

    @Test
    void r4NothingBeyondDay40AndNothingAfterDay20() {
        assertThat(blocking(with(draft -> {
                    environmental(draft);
                    draft.estimate = DAY_40.plusDays(1);
                })))
                .contains("R4");
        assertThat(blocking(with(draft -> {
                    environmental(draft);
                    draft.heading = draft.heading.dated(DUE.plusDays(1));
                })))
                .contains("R4");
    }

    private static List<String> blocking(ExtensionNotice notice) {
        return CHECKLIST.check(notice, RENDERER.render(notice)).stream()
                .filter(Finding::blocks)
                .map(Finding::rule)
                .toList();
    }
}
