package org.foicasework.notice;

/** The notices that leave the house. */
public enum NoticeType {
    /** We have the request, and this is when the answer is due. Not statutory. */
    ACKNOWLEDGEMENT("acknowledgement", "Acknowledgement"),
    /** s1(3): we reasonably require further information to identify and locate what is asked for. */
    CLARIFICATION_REQUEST("clarification-request", "Clarification request"),
    /** The question of s1(3) put once more before the case is closed. */
    CLARIFICATION_REMINDER("clarification-reminder", "Reminder of a clarification request"),
    /** No answer to the question of s1(3) came: the question is closed. Not a refusal. */
    CLARIFICATION_LAPSED("clarification-lapsed", "Closing letter, no clarification"),
    /** The answer to the request: s1(1), and where something is refused a notice under s17. */
    RESPONSE("response", "Response"),
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

    NoticeType(String template, String title) {
        this.template = template;
        this.title = title;
    }

    /** The name of the template, without its ending: {@code processes/notices/NAME.mustache}. */
    public String template() {
        return template;
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
