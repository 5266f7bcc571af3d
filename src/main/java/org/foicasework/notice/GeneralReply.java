package org.foicasework.notice;

import java.time.LocalDate;

/**
 * A short answer to a letter that was none of the awaited ones. It decides nothing.
 *
 * @param heading the head of the notice
 * @param theirLetterOn the day on which the applicant's letter came
 * @param words the caseworker's answer
 */
public record GeneralReply(Heading heading, LocalDate theirLetterOn, String words) implements Notice {

    @Override
    public NoticeType type() {
        return NoticeType.GENERAL_REPLY;
    }
}
