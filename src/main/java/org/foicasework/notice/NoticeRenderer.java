package org.foicasework.notice;

/** Turns the facts of a notice into the words that leave the house. */
public final class NoticeRenderer {

    /**
     * Renders a notice as one self-contained, accessible HTML document.
     *
     * @throws NoticeTemplateException when a template is missing, does not parse, names a value that does not exist, or
     *     asks for anything from outside the document
     */
    public RenderedNotice render(Notice notice) {
        throw new UnsupportedOperationException();
    }

    /** The same document as tagged PDF (PDF/UA-1). */
    public byte[] pdf(RenderedNotice notice) {
        throw new UnsupportedOperationException();
    }
}
