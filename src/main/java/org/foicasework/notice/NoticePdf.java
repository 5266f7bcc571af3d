package org.foicasework.notice;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/** Makes tagged PDF (PDF/UA-1: title, language, structure, embedded fonts) of a notice's HTML. */
final class NoticePdf {

    private static final String FONT = "Liberation Sans";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private NoticePdf() {}

    static byte[] of(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withW3cDocument(new W3CDom().fromJsoup(described(html)), null);
        builder.useExternalResourceAccessControl(
                (address, kind) -> address.startsWith("data:image/"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withProducer("foi-casework");
        builder.useFont(font("Regular"), FONT, 400, FontStyle.NORMAL, true);
        builder.useFont(font("Bold"), FONT, 700, FontStyle.NORMAL, true);
        builder.useFont(font("Italic"), FONT, 400, FontStyle.ITALIC, true);
        builder.useFont(font("BoldItalic"), FONT, 700, FontStyle.ITALIC, true);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** PDF/UA wants a description of the document and a name for every link; the page has both under other names. */
    private static Document described(String html) {
        Document document = Jsoup.parse(html);
        document.head()
                .appendElement("meta")
                .attr("name", "subject")
                .attr("content", document.select("meta[name=description]").attr("content"));
        document.select("a[href]:not([title])").forEach(link -> link.attr("title", link.text()));
        return document;
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> NoticePdf.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf");
    }
}
