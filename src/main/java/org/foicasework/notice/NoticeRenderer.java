package org.foicasework.notice;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.ExemptionClaim;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Turns the facts of a notice into the words that leave the house. */
public final class NoticeRenderer {

    /** How a notice writes a date: 16 August 2022. */
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final Pattern HIDING = Pattern.compile(
            "display\\s*:\\s*none|visibility\\s*:\\s*(hidden|collapse)"
                    + "|font-size\\s*:\\s*0(?![.\\d])|opacity\\s*:\\s*0(?![.\\d])",
            Pattern.CASE_INSENSITIVE);

    private final NoticeTemplates templates;
    private final AuthorityDetails authority;
    private final ExemptionCatalogue catalogue;
    private final Mustache.Compiler mustache;

    /**
     * @param templates the owners' wording
     * @param authority who answers
     * @param catalogue the words of the provisions that decisions rely on
     */
    public NoticeRenderer(NoticeTemplates templates, AuthorityDetails authority, ExemptionCatalogue catalogue) {
        this.templates = templates;
        this.authority = authority;
        this.catalogue = catalogue;
        this.mustache = Mustache.compiler()
                .escapeHTML(true)
                // A fact that is not there yet leaves an empty place, which the checklist names. A name that no notice
                // has is a mistake in the template.
                .nullValue("")
                .emptyStringIsFalse(true)
                .strictSections(true)
                .withCollector(new OwnRecordsOnly())
                .withFormatter(NoticeRenderer::format)
                .withLoader(name -> new StringReader(text(name)));
    }

    /** What every template may name. */
    record Page(
            AuthorityDetails authority,
            AuthorityDetails.Regulator regulator,
            Heading heading,
            Record notice,
            Law law) {}

    /** The law, as a template may name it. */
    record Law(String title, String shortTitle, String timeLimit, String limit, boolean isEnvironmental) {}

    /**
     * Renders a notice as one self-contained, accessible HTML document. Facts that are still missing leave their place
     * empty, so that a draft can be read and checked.
     *
     * @throws NoticeTemplateException when a template is missing, does not parse, names a value that does not exist, or
     *     asks for anything from outside the document
     */
    public RenderedNotice render(Notice notice) {
        String template = notice.type().template(notice.regime());
        try {
            String html = mustache.compile(text(template)).execute(page(notice));
            refuseWhatNoLetterMayDo(template, Jsoup.parse(html));
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

    /** The text of a template that leaves the escaping on, so that nobody's words become markup. */
    private String text(String name) {
        String text = templates.text(name);
        if (text.contains("{{{") || text.contains("{{&") || text.contains("{{=")) {
            throw new IllegalArgumentException("in \"" + name
                    + "\" a value is put in with {{{...}}}, {{&...}} or {{=...}}. Write {{name}} instead");
        }
        return text;
    }

    /** What the templates of this notice may name, with its facts. */
    Page page(Notice notice) {
        LocalDate date = notice.heading().date();
        return new Page(
                authority,
                date == null ? null : authority.regulatorOn(date).orElse(null),
                notice.heading(),
                view(notice),
                notice.regime() == null
                        ? null
                        : new Law(
                                notice.regime().title(),
                                notice.regime().shortTitle(),
                                notice.regime().timeLimit(),
                                notice.regime().limit(),
                                notice.regime() == AccessRegime.EIR));
    }

    private Record view(Notice notice) {
        Function<ExemptionClaim, Optional<Provision>> provisions =
                claim -> Provision.of(claim, catalogue, authority.authorityClass());
        if (notice instanceof Response response) {
            return ResponseView.of(response, provisions, authority.authorityClass());
        }
        if (notice instanceof ExtensionNotice extension) {
            return ExtensionView.of(extension, provisions);
        }
        if (notice instanceof ReviewOutcome outcome) {
            return AnewView.of(outcome, provisions, authority.authorityClass());
        }
        if (notice instanceof ComplianceResponse response) {
            return AnewView.of(response, provisions, authority.authorityClass());
        }
        return notice instanceof BusinessAnswer letter ? BusinessAnswerView.of(letter) : (Record) notice;
    }

    /** A value as a notice writes it: dates and numbers in one way everywhere. */
    static CharSequence format(Object value) {
        if (value instanceof BigDecimal number) {
            return String.format(Locale.UK, "%,." + Math.max(0, number.scale()) + "f", number);
        }
        if (value instanceof Integer number) {
            return String.format(Locale.UK, "%,d", number);
        }
        return value instanceof LocalDate date ? DATE.format(date) : String.valueOf(value);
    }

    /** A letter carries all it needs and runs nothing: what is approved is what is read, today and in ten years. */
    private static void refuseWhatNoLetterMayDo(String template, Document document) {
        for (Element element : document.getAllElements()) {
            boolean runs = element.is("script, iframe, frame, object, embed, form, base, link, meta[http-equiv]")
                    || element.attributes().asList().stream()
                            .anyMatch(attribute -> attribute.getKey().startsWith("on"));
            boolean fetches = element.hasAttr("src") && !element.attr("src").startsWith("data:image/")
                    || fetches(element.attr("style"))
                    || element.is("style") && fetches(element.data());
            boolean hides = element.is("template, details, noscript, [hidden]")
                    || hides(element.attr("style"))
                    || element.is("style") && hides(element.data());
            if (runs || fetches || hides) {
                throw new NoticeTemplateException("The notice template " + template + " uses <" + element.tagName()
                        + "> in a way that runs, loads or hides something. A notice carries and shows all it says:"
                        + " no scripts, no links to style sheets, pictures only as data:image/..., nothing hidden.");
            }
        }
    }

    private static boolean fetches(String css) {
        return css.contains("@import")
                || css.replaceAll("url\\(\\s*['\"]?data:image/", "").contains("url(");
    }

    private static boolean hides(String css) {
        return HIDING.matcher(css).find();
    }

    /** Lets a template read the values a notice is made of, and no other object of the program. */
    private static final class OwnRecordsOnly extends DefaultCollector {

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Record || context instanceof Map ? super.createFetcher(context, name) : null;
        }
    }
}
