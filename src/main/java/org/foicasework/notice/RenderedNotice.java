package org.foicasework.notice;

/**
 * A notice in the words that leave the house.
 *
 * @param type which notice this is
 * @param html one self-contained HTML document
 */
public record RenderedNotice(NoticeType type, String html) {}
