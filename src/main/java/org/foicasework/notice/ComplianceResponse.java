package org.foicasework.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * The fresh answer that the steps of a decision notice require: s50(4).
 *
 * @param heading the head of the notice
 * @param regime the law under which the questions are answered
 * @param receivedOn the date of receipt of the request itself
 * @param decisionNotice the number of the decision notice
 * @param decidedOn its date
 * @param decidedAnew the questions that are answered afresh under the Act
 * @param decidedAnewUnderRegulations and those under the Regulations
 */
public record ComplianceResponse(
        Heading heading,
        AccessRegime regime,
        LocalDate receivedOn,
        String decisionNotice,
        LocalDate decidedOn,
        List<AnsweredQuestion> decidedAnew,
        List<AnsweredQuestion> decidedAnewUnderRegulations)
        implements Notice, AnswersAnew {

    public ComplianceResponse {
        decidedAnew = decidedAnew == null ? List.of() : List.copyOf(decidedAnew);
        decidedAnewUnderRegulations =
                decidedAnewUnderRegulations == null ? List.of() : List.copyOf(decidedAnewUnderRegulations);
    }

    @Override
    public NoticeType type() {
        return NoticeType.COMPLIANCE_RESPONSE;
    }
}
