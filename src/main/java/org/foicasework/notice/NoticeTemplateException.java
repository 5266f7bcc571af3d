package org.foicasework.notice;

/** A notice template cannot be used; the message tells its owner which template and what to mend. */
public final class NoticeTemplateException extends RuntimeException {

    NoticeTemplateException(String message, Throwable cause) {
        super(message, cause);
    }

    NoticeTemplateException(String message) {
        super(message);
    }
}
