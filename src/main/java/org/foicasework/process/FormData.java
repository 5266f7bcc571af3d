package org.foicasework.process;

import java.util.Map;
import java.util.function.Function;

/** What the forms of one part of the process show, beside what every form shows: one bean for each part. */
interface FormData {

    /** For each step, by the bean that records it, what its form shows. Nothing of it is read when another step is open. */
    Map<String, Function<TaskFacts, Map<String, Object>>> steps();
}
