package org.foicasework.notice;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Turns the facts of a notice into the words that leave the house. */
public final class NoticeRenderer {

    /** How a notice writes a date: 16 August 2022. */
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final NoticeTemplates templates;
    private final AuthorityDetails authority;
    private final Provisions provisions;
    private final Mustache.Compiler mustache;

    NoticeRenderer(NoticeTemplates templates, AuthorityDetails authority, Provisions provisions) {
        this.templates = templates;
        this.authority = authority;
        this.provisions = provisions;
        this.mustache = Mustache.compiler()
                .escapeHTML(true)
                // A fact that is not there yet leaves an empty place, which the checklist names. A name that no notice
                // has is a mistake in the template.
                .nullValue("")
                .emptyStringIsFalse(true)
                .strictSections(true)
                .withCollector(new OwnRecordsOnly())
                .withFormatter(NoticeRenderer::format)
                .withLoader(name -> new StringReader(templates.text(name)));
    }

    /** What every template may name. */
    record Page(
            AuthorityDetails authority,
            AuthorityDetails.Regulator regulator,
            Heading heading,
            Record notice,
            AccessRegime regime) {}

    /**
     * Renders a notice as one self-contained, accessible HTML document. Facts that are still missing leave their place
     * empty, so that a draft can be read and checked.
     *
     * @throws NoticeTemplateException when a template is missing, does not parse, names a value that does not exist, or
     *     asks for anything from outside the document
     */
    public RenderedNotice render(Notice notice) {
        String template = notice.type().template();
        try {
            String html = mustache.compile(templates.text(template)).execute(page(notice));
            refuseForeignMatter(template, Jsoup.parse(html));
            return new RenderedNotice(notice.type(), html);
        } catch (MustacheException | IllegalArgumentException e) {
            throw new NoticeTemplateException(
                    "The notice template " + template + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The same document as tagged PDF (PDF/UA-1), with its fonts. */
    public byte[] pdf(RenderedNotice notice) {
        return NoticePdf.of(notice.html());
    }

    private Page page(Notice notice) {
        LocalDate date = notice.heading().date();
        return new Page(
                authority,
                date == null ? null : authority.regulatorOn(date).orElse(null),
                notice.heading(),
                notice instanceof Response response ? ResponseView.of(response, provisions) : (Record) notice,
                notice.regime());
    }

    private static CharSequence format(Object value) {
        return value instanceof LocalDate date ? DATE.format(date) : String.valueOf(value);
    }

    /** A letter carries all it needs and runs nothing: what is approved is what is read, today and in ten years. */
    private static void refuseForeignMatter(String template, Document document) {
        for (Element element : document.getAllElements()) {
            boolean runs = element.is("script, iframe, frame, object, embed, form, base, link, meta[http-equiv]")
                    || element.attributes().asList().stream()
                            .anyMatch(attribute -> attribute.getKey().startsWith("on"));
            boolean fetches = element.hasAttr("src") && !element.attr("src").startsWith("data:image/")
                    || fetches(element.attr("style"))
                    || element.is("style") && fetches(element.data());
            if (runs || fetches) {
                throw new NoticeTemplateException("The notice template " + template + " uses <" + element.tagName()
                        + "> in a way that runs or loads something. A notice carries all it needs:"
                        + " no scripts, no links to style sheets, pictures only as data:image/...");
            }
        }
    }

    private static boolean fetches(String css) {
        return css.contains("@import")
                || css.replaceAll("url\\(\\s*['\"]?data:image/", "").contains("url(");
    }

    /** Lets a template read the values a notice is made of, and no other object of the program. */
    private static final class OwnRecordsOnly extends DefaultCollector {

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Record || context instanceof Map ? super.createFetcher(context, name) : null;
        }
    }
}
