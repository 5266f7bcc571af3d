package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.foicasework.exemption.ExemptionCatalogue;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeRendererTest {

    static Stream<Notice> letters() {
        return Stream.of(
                Letters.acknowledgement(),
                Letters.clarificationRequest(),
                Letters.clarificationReminder(),
                Letters.clarificationLapsed(),
                Letters.invalidRequestAdvice(),
                Letters.invalidRequestLapsed(),
                Letters.questionWithdrawn(),
                Letters.requestWithdrawn(),
                Letters.generalReply(),
                Letters.response(),
                Letters.respond(Letters.otherwiseAccessible(), Letters.partlyDisclosed(), Letters.neitherConfirmed()));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLetterHasALanguageATitleAndOneMainHeading(Notice letter) {
        Document document = page(letter);

        assertThat(document.documentType()).isNotNull();
        assertThat(document.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(document.title()).contains("01.FOI.22.025506", "Live facial recognition");
        assertThat(document.select("meta[name=description]").attr("content")).contains("Northshire Police");
        assertThat(document.select("h1")).hasSize(1);
        assertThat(document.select("main")).hasSize(1);
        assertThat(document.select("table")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void noHeadingLevelIsLeftOut(Notice letter) {
        int level = 0;
        for (Element heading : page(letter).select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void aLetterLeavesNoTraceOfItsTemplate(Notice letter) {
        assertThat(Letters.RENDERER.render(letter).html()).doesNotContain("{{", "}}", "null");
    }

    @Test
    void datesAreWrittenOut() {
        assertThat(page(Letters.acknowledgement()).text()).contains("by 16 August 2022");
    }

    @Test
    void markupInAnybodysWordsStaysText() {
        String attack = "<script>alert('x')</script> & \"quoted\" <b>O'Brien</b>";
        Heading heading = Letters.heading();
        Acknowledgement letter = new Acknowledgement(
                new Heading(
                        heading.reference(),
                        heading.date(),
                        attack,
                        List.of(attack),
                        attack,
                        new CaseOfficer(attack, attack, attack)),
                LocalDate.of(2022, 7, 18),
                attack,
                AccessRegime.FOIA,
                LocalDate.of(2022, 8, 16),
                List.of(attack));

        Document document = page(letter);

        assertThat(document.select("script, b")).isEmpty();
        assertThat(document.select("blockquote").text()).isEqualTo(attack);
        assertThat(document.text()).contains("Dear " + attack);
    }

    @Test
    void anApostropheInANameIsOnlyAnApostrophe() {
        assertThat(page(Letters.response()).text()).contains("Dear Niamh O'Brien");
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        assertThat(page(Letters.response())
                        .select("[data-answer='Question 1'] a")
                        .eachAttr("href"))
                .containsExactly(
                        "https://www.college.police.uk/app/live-facial-recognition",
                        "https://www.northshire.example/foi/lfr-procedure");
        assertThat(Words.of("See (https://a.example/x), or javascript:alert(1)")
                        .paragraphs()
                        .get(0)
                        .runs())
                .extracting(Words.Run::link)
                .containsExactly(null, "https://a.example/x", null);
    }

    @Test
    void theRegulatorIsTheOneOfTheLettersDate() {
        Response later = new Response(
                Letters.heading().dated(LocalDate.of(2027, 1, 1)),
                AccessRegime.FOIA,
                LocalDate.of(2026, 12, 1),
                Letters.response().questions(),
                null,
                null,
                null);

        assertThat(page(Letters.response()).text()).contains("Information Commissioner", "Wilmslow");
        assertThat(page(later).text())
                .contains("Information Commission for a decision", "Manchester")
                .doesNotContain("Wilmslow");
    }

    @Test
    void anUnfinishedLetterCanBeRead() {
        Response draft = new Response(
                new Heading(null, null, null, null, null, null),
                null,
                null,
                List.of(new AnsweredQuestion("Question 1", null, null, null, null, null)),
                null,
                null,
                null);

        assertThat(page(draft).text()).contains("Question 1").doesNotContain("null");
    }

    @Test
    void aNameThatNoNoticeHasIsTheTemplateOwnersMistake() {
        assertThatThrownBy(() -> withBody("{{heading.referense}}"))
                .isInstanceOf(NoticeTemplateException.class)
                .hasMessageContaining("acknowledgement")
                .hasMessageContaining("heading.referense");
        assertThatThrownBy(() -> withBody("{{#nothing}}x{{/nothing}}")).isInstanceOf(NoticeTemplateException.class);
        assertThatThrownBy(() -> withBody("{{#notice}}")).isInstanceOf(NoticeTemplateException.class);
        assertThatThrownBy(() -> withBody("{{> no-such-part}}"))
                .isInstanceOf(NoticeTemplateException.class)
                .hasMessageContaining("no-such-part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<link rel=\"stylesheet\" href=\"https://elsewhere.example/x.css\">",
                "<img src=\"https://elsewhere.example/crest.png\" alt=\"\">",
                "<img src=\"file:///etc/passwd\" alt=\"\">",
                "<iframe></iframe>",
                "<p onclick=\"x()\">x</p>",
                "<style>@import 'https://elsewhere.example/x.css';</style>",
                "<style>p { background: url(https://elsewhere.example/x.png) }</style>",
                "<p style=\"background: url('/x.png')\">x</p>",
                "<p hidden>x</p>",
                "<p style=\"display: none\">x</p>",
                "<style>.rights { visibility:hidden }</style>",
                "<template>x</template>"
            })
    void aTemplateThatRunsLoadsOrHidesSomethingIsRefused(String markup) {
        assertThatThrownBy(() -> withBody(markup))
                .isInstanceOf(NoticeTemplateException.class)
                .hasMessageContaining("runs, loads or hides");
    }

    @Test
    void aCrestWithinTheLetterIsWelcome() {
        assertThat(withBody("<img src=\"data:image/png;base64,AAAA\" alt=\"Crest\">")
                        .html())
                .contains("data:image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{{heading.addressee}}}", "{{& heading.addressee}}", "{{=<% %>=}}<%& heading.addressee %>"})
    void aTemplateCannotSwitchTheEscapingOff(String markup) {
        assertThatThrownBy(() -> withBody(markup))
                .isInstanceOf(NoticeTemplateException.class)
                .hasMessageContaining("{{name}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{notice.regime.declaringClass}}",
                "{{notice.regime.family}}",
                "{{heading.class}}",
                "{{heading.getClass.classLoader}}",
                "{{heading.reference.getBytes}}"
            })
    void aTemplateCannotReachTheProgram(String name) {
        assertThatThrownBy(() -> withBody(name)).isInstanceOf(NoticeTemplateException.class);
    }

    private static RenderedNotice withBody(String markup) {
        NoticeTemplates templates = name -> name.equals("acknowledgement")
                ? markup
                : NoticeTemplates.onClassPath().text(name);
        return new NoticeRenderer(templates, Letters.AUTHORITY, ExemptionCatalogue.standard())
                .render(Letters.acknowledgement());
    }

    private static Document page(Notice letter) {
        return Jsoup.parse(Letters.RENDERER.render(letter).html());
    }
}
