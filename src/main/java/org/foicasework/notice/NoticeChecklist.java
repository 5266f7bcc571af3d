package org.foicasework.notice;

import java.util.List;
import org.foicasework.exemption.Finding;

/** What each notice must say. */
public final class NoticeChecklist {

    /** What is missing or wrong, in the caseworker's words; empty when the notice is lawful. */
    public List<Finding> check(Notice notice, RenderedNotice rendered) {
        throw new UnsupportedOperationException();
    }

    /** Every check that the notice calls for, and what it found. */
    public CompletenessCertificate certify(Notice notice, RenderedNotice rendered) {
        throw new UnsupportedOperationException();
    }
}
