package org.foicasework.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Finding;

/**
 * Holds the wording of notices against what a notice knows and what the law demands of it, before any applicant is written to:
 * every {@code {{name}}} must be one that such a notice has, and an invented letter of the type, with all its facts, must pass
 * the checklist of its type.
 */
public final class TemplateCheck {

    private final AuthorityDetails authority;
    private final ExemptionCatalogue catalogue;
    private final NoticeChecklist checklist;

    /**
     * @param authority who writes the letters
     * @param catalogue the words of the provisions
     */
    public TemplateCheck(AuthorityDetails authority, ExemptionCatalogue catalogue) {
        this.authority = SampleNotices.anyReference(authority);
        this.catalogue = catalogue;
        this.checklist = new NoticeChecklist(this.authority, catalogue);
    }

    /**
     * What is wrong with a template.
     *
     * @param type the notice that would go wrong
     * @param problem what is wrong and how to mend it, as sentences that name the template
     * @param stops whether such a notice could not leave; otherwise it is a warning
     */
    public record Fault(NoticeType type, String problem, boolean stops) {}

    /**
     * An invented letter in the words of the templates.
     *
     * @param title what it shows
     * @param html the letter; null when it cannot be written
     */
    public record Preview(String title, String html) {}

    /** What is wrong with the templates of any type; empty when nothing is. */
    public List<Fault> faults(NoticeTemplates templates) {
        return Arrays.stream(NoticeType.values())
                .flatMap(type -> faults(type, templates).stream())
                .toList();
    }

    /** What is wrong with the template of one type or with a part that it uses; what stops the notice first. */
    public List<Fault> faults(NoticeType type, NoticeTemplates templates) {
        NoticeRenderer renderer = new NoticeRenderer(templates, authority, catalogue);
        Set<Fault> stopping = new LinkedHashSet<>();
        Set<Fault> warnings = new LinkedHashSet<>();
        List<SampleNotices.Sample> samples = SampleNotices.of(type);
        for (SampleNotices.Sample sample : samples) {
            Notice notice = sample.notice();
            TemplateNames.unknown(
                            type.template(notice.regime()),
                            templates,
                            renderer.page(notice).notice().getClass())
                    .forEach(problem -> stopping.add(new Fault(type, problem, true)));
        }
        if (stopping.isEmpty()) {
            for (SampleNotices.Sample sample : samples) {
                try {
                    RenderedNotice letter = renderer.render(sample.notice());
                    for (Finding finding : checklist.check(sample.notice(), letter)) {
                        if (!finding.where().startsWith("template:")) {
                            // A fact that the invented letter has not: no matter of the wording.
                            continue;
                        }
                        (finding.blocks() ? stopping : warnings)
                                .add(new Fault(
                                        type, "%s (%s)".formatted(finding.message(), finding.law()), finding.blocks()));
                    }
                } catch (NoticeTemplateException unusable) {
                    stopping.add(new Fault(type, unusable.getMessage(), true));
                }
            }
        }
        List<Fault> all = new ArrayList<>(stopping);
        all.addAll(warnings);
        return all;
    }

    /** The invented letters of a type in the words of these templates. */
    public List<Preview> previews(NoticeType type, NoticeTemplates templates) {
        NoticeRenderer renderer = new NoticeRenderer(templates, authority, catalogue);
        return SampleNotices.of(type).stream()
                .map(sample -> {
                    try {
                        return new Preview(
                                sample.title(), renderer.render(sample.notice()).html());
                    } catch (NoticeTemplateException unusable) {
                        return new Preview(sample.title(), null);
                    }
                })
                .toList();
    }
}
