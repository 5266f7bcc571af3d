package org.foicasework.process;

import java.util.Map;
import java.util.Optional;
import org.foicasework.request.FoiRequest;

/** A part of the page of a case that one area of the process answers for: one bean for each part. */
interface CaseSection {

    /** The name under which the page's template finds it. */
    String name();

    /** What the part shows of a case to the person at the screen; empty when there is nothing to show to them. */
    Optional<Map<String, Object>> of(FoiRequest request);
}
