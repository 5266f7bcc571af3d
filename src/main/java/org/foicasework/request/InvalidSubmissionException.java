package org.foicasework.request;

import java.util.List;
import java.util.stream.Collectors;

/** A submission is incomplete or wrong. Nothing of it was recorded; the person can mend it and send it again. */
public final class InvalidSubmissionException extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidSubmissionException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).distinct().collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** A single problem that belongs to no field. */
    public InvalidSubmissionException(String message) {
        this(List.of(new Problem("", message)));
    }

    /** What is wrong, field by field. */
    public List<Problem> problems() {
        return problems;
    }
}
