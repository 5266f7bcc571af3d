package org.foicasework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticePdfTest {

    @ParameterizedTest
    @MethodSource("org.foicasework.notice.NoticeRendererTest#letters")
    void aLetterIsATaggedDocumentThatTellsItsTitleAndLanguage(Notice letter) throws IOException {
        try (PDDocument pdf = pdf(letter)) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).contains("01.FOI.22.025506");
            assertThat(types(pdf.getDocumentCatalog().getStructureTreeRoot(), new ArrayList<>()))
                    .contains("H1", "P");
        }
    }

    @Test
    void listsAndLinksAreTaggedAsSuch() throws IOException {
        try (PDDocument pdf = pdf(Letters.response())) {
            assertThat(types(pdf.getDocumentCatalog().getStructureTreeRoot(), new ArrayList<>()))
                    .contains("L", "LI", "Link", "H3", "H4")
                    .doesNotContain("Table");
        }
    }

    @ParameterizedTest
    @MethodSource("org.foicasework.notice.NoticeRendererTest#letters")
    void aLetterDeclaresItselfPdfUa(Notice letter) throws IOException {
        try (PDDocument pdf = pdf(letter)) {
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .containsPattern("pdfuaid:part(=\"1\"|>1<)")
                    .contains("<dc:description>", "Northshire Police");
        }
    }

    @ParameterizedTest
    @MethodSource("org.foicasework.notice.NoticeRendererTest#letters")
    void everyFontIsEmbedded(Notice letter) throws IOException {
        try (PDDocument pdf = pdf(letter)) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("LiberationSans");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.foicasework.notice.NoticeRendererTest#letters")
    void theTextCanBeReadOut(Notice letter) throws IOException {
        try (PDDocument pdf = pdf(letter)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Niamh O'Brien", "Northshire Police", "Page 1 of", "Yours sincerely");
        }
    }

    private static PDDocument pdf(Notice letter) throws IOException {
        return Loader.loadPDF(Letters.RENDERER.pdf(Letters.RENDERER.render(letter)));
    }

    private static List<String> types(PDStructureNode node, List<String> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.add(element.getStructureType());
                types(element, found);
            }
        }
        return found;
    }
}
