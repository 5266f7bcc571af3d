package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Finding;
import org.foicasework.notice.TemplateCheck.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateCheckTest {

    private final TemplateCheck check = new TemplateCheck(Letters.AUTHORITY, ExemptionCatalogue.standard());

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void thereIsASampleOfEveryTypeAndTheShippedTemplatesHaveNothingThatStopsIt(NoticeType type) {
        NoticeTemplates shipped = NoticeTemplates.onClassPath();
        assertThat(check.faults(type, shipped)).filteredOn(Fault::stops).isEmpty();
        assertThat(check.previews(type, shipped)).isNotEmpty().allSatisfy(preview -> assertThat(preview.html())
                .contains("Sam Sample"));
    }

    /** What is wrong with an invented letter itself is not said to owners, who could not mend it. */
    @Test
    void theInventedLettersLackNoFactAndEveryTemplateIsReadByOneOfThem() throws IOException {
        AuthorityDetails authority = SampleNotices.anyReference(Letters.AUTHORITY);
        NoticeChecklist checklist = new NoticeChecklist(authority, ExemptionCatalogue.standard());
        Set<String> read = new TreeSet<>();
        NoticeRenderer renderer = new NoticeRenderer(
                name -> {
                    read.add(name + ".mustache");
                    return NoticeTemplates.onClassPath().text(name);
                },
                authority,
                ExemptionCatalogue.standard());
        for (NoticeType type : NoticeType.values()) {
            for (SampleNotices.Sample sample : SampleNotices.of(type)) {
                assertThat(checklist.check(sample.notice(), renderer.render(sample.notice())))
                        .as(sample.title())
                        .filteredOn(Finding::blocks)
                        .isEmpty();
            }
        }
        try (Stream<Path> files = Files.list(Path.of("processes/notices"))) {
            assertThat(read)
                    .containsAll(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void aNameThatNoNoticeHasIsFoundWithTheNamesThatThereAre() {
        List<Fault> faults =
                faults("acknowledgement", text -> text.replace("{{heading.subject}}", "{{heading.subjekt}}"));
        assertThat(faults).extracting(Fault::problem).anySatisfy(problem -> assertThat(problem)
                .contains("\"acknowledgement\"", "{{heading.subjekt}}", "It knows".toLowerCase(), "heading"));
    }

    @Test
    void aNameIsFoundWhereNoSampleComesPast() {
        List<Fault> faults = faults(
                "response",
                text -> text.replace("{{#refuses}}", "{{#refuses}}{{#undecided}}{{mistake}}{{/undecided}}"));
        assertThat(faults).extracting(Fault::problem).anyMatch(problem -> problem.contains("{{undecided}}"));
        faults = faults("words", text -> text.replace("{{#link}}<a", "{{#link}}{{lnk}}<a"));
        assertThat(faults)
                .extracting(Fault::problem)
                .anyMatch(problem -> problem.contains("\"words\"") && problem.contains("{{lnk}}"));
    }

    @Test
    void aStatutoryPartThatIsMissingIsNamedWithItsSection() {
        List<Fault> faults = faults("response", text -> text.replace("{{> complaint-rights}}", ""));
        assertThat(faults)
                .filteredOn(Fault::stops)
                .extracting(Fault::problem)
                .anyMatch(problem -> problem.contains("s17(7)"));
    }

    @Test
    void aPartThatDoesNotExistAndASectionLeftOpenAreNamed() {
        assertThat(faults("fees-notice", text -> text.replace("{{> letterhead}}", "{{> letterhed}}")))
                .extracting(Fault::problem)
                .containsExactly("There is no notice template named letterhed.");
        assertThat(faults("acknowledgement", text -> text + "{{#notice}}"))
                .extracting(Fault::problem)
                .anyMatch(problem -> problem.contains("acknowledgement") && problem.contains("notice"));
    }

    private List<Fault> faults(String template, UnaryOperator<String> change) {
        NoticeTemplates shipped = NoticeTemplates.onClassPath();
        return check.faults(name -> {
            String text = shipped.text(name);
            if (!name.equals(template)) {
                return text;
            }
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            return changed;
        });
    }
}
