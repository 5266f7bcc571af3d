package org.foicasework.notice;

/** The notices that leave the house. */
public enum NoticeType {
    /** We have the request, and this is when the answer is due. Not statutory. */
    ACKNOWLEDGEMENT("acknowledgement", "Acknowledgement"),
    /** s10(6): we told a wrong day of receipt, and this is the true one. */
    DATE_CORRECTED("date-corrected", "Correction of the date of receipt"),
    /** s1(3): we reasonably require further information to identify and locate what is asked for. */
    CLARIFICATION_REQUEST("clarification-request", "Clarification request", true),
    /** The question of s1(3) put once more before the case is closed. */
    CLARIFICATION_REMINDER("clarification-reminder", "Reminder of a clarification request", true),
    /** No answer to the question of s1(3) came: the question is closed. Not a refusal. */
    CLARIFICATION_LAPSED("clarification-lapsed", "Closing letter, no clarification", true),
    /** s17(2): an exemption is engaged, and the public interest is still being weighed; or more time under EIR reg 7. */
    EXTENSION_NOTICE("extension-notice", "Notice of more time"),
    /** s9(1): a fee is to be paid before the information is given. */
    FEES_NOTICE("fees-notice", "Fees notice"),
    /** s9(2): the fee was not paid in time, and the question is closed. Not a refusal. */
    FEE_LAPSED("fee-lapsed", "Closing letter, fee not paid"),
    /** s8(1), s16: this is not a request yet, and this is how it becomes one. */
    INVALID_REQUEST_ADVICE("invalid-request-advice", "Advice on a request that is not valid"),
    /** What section 8(1) requires never came. Not a refusal. */
    INVALID_REQUEST_LAPSED("invalid-request-lapsed", "Closing letter, request never valid"),
    /** The applicant withdrew the request or one question of it. */
    WITHDRAWAL_CONFIRMED("withdrawal-confirmed", "Confirmation of a withdrawal"),
    /** A short answer to a letter that was none of the awaited ones. */
    GENERAL_REPLY("general-reply", "General reply"),
    /** The answer to the request: s1(1), and where something is refused a notice under s17. */
    RESPONSE("response", "Response", true),
    /** A question is answered as normal business, without the Act. */
    BUSINESS_ANSWER("business-answer", "Answer as normal business"),
    /** We have the request for a review, and this is when its outcome is due. */
    REVIEW_ACKNOWLEDGEMENT("review-acknowledgement", "Acknowledgement of a request for a review"),
    /** A review that was asked for too late is not made. */
    REVIEW_DECLINED("review-declined", "Letter declining a late review"),
    /** A complex review takes longer. */
    REVIEW_EXTENSION("review-extension", "Extension of a review"),
    /** What the review found, with a fresh answer where a decision changes. */
    REVIEW_OUTCOME("review-outcome", "Outcome of a review"),
    /** s50(4): the fresh answer that a decision notice requires. */
    COMPLIANCE_RESPONSE("compliance-response", "Response after a decision notice");

    private final String template;
    private final String title;
    private final boolean ownWordsUnderRegulations;

    NoticeType(String template, String title) {
        this(template, title, false);
    }

    NoticeType(String template, String title, boolean ownWordsUnderRegulations) {
        this.template = template;
        this.title = title;
        this.ownWordsUnderRegulations = ownWordsUnderRegulations;
    }

    /** The name of the template, without its ending: {@code processes/notices/NAME.mustache}. */
    public String template() {
        return template;
    }

    /** The template under this law: what the Act says of an exemption is wrong of an exception, and the other way round. */
    String template(AccessRegime regime) {
        return ownWordsUnderRegulations && regime == AccessRegime.EIR ? "eir-" + template : template;
    }

    /** Whether it answers questions, so that it carries decisions and the files that go with them. */
    public boolean answersQuestions() {
        return this == RESPONSE || this == REVIEW_OUTCOME || this == COMPLIANCE_RESPONSE;
    }

    /** Whether it belongs to a review or a decision notice, whose date it has to keep. */
    public boolean comesAfterTheAnswer() {
        return switch (this) {
            case REVIEW_ACKNOWLEDGEMENT, REVIEW_DECLINED, REVIEW_EXTENSION, REVIEW_OUTCOME, COMPLIANCE_RESPONSE -> true;
            default -> false;
        };
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
