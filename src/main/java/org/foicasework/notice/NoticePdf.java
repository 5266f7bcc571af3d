package org.foicasework.notice;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/** Makes tagged PDF (PDF/UA-1: title, language, structure, embedded fonts) of a notice's HTML. */
final class NoticePdf {

    private static final String FONT = "Liberation Sans";

    private NoticePdf() {}

    static byte[] of(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), null);
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

    private static FSSupplier<InputStream> font(String style) {
        return () -> NoticePdf.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf");
    }
}
