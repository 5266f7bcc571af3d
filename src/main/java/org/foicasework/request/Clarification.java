package org.foicasework.request;

import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of the applicant under s1(3).
 *
 * @param unclearWords the words of the question that are unclear, quoted
 * @param questions what we ask, each by itself
 * @param help options, examples, what is held (s16)
 * @param publicInterest what was considered on the public interest, for a question under the Regulations; otherwise null
 * @param lateReason why it goes after the date for the answer, if it does; otherwise null
 * @param closesOn when the question closes if no reply comes; set when it is sent
 */
public record Clarification(
        long id,
        long questionId,
        String unclearWords,
        List<String> questions,
        String help,
        String publicInterest,
        String lateReason,
        LocalDate closesOn) {}
