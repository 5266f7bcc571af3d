/**
 * What each notice must say, and proof that it says it.
 *
 * <p>A {@link org.foicasework.notice.Notice} is a typed model: the facts. {@link org.foicasework.notice.NoticeRenderer}
 * turns it into accessible HTML with the owners' wording and into tagged PDF from the same HTML.
 * {@link org.foicasework.notice.NoticeChecklist} reads both, facts and rendered words, and names whatever the law
 * demands and the notice does not say.
 */
package org.foicasework.notice;
