package org.foicasework.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.foicasework.exemption.ExemptionCatalogue;
import org.foicasework.exemption.Finding;
import org.foicasework.exemption.Finding.Severity;
import org.jsoup.nodes.Element;

/**
 * One thing a notice has to do.
 *
 * @param id the element of the law, such as E8
 * @param law the section it rests on
 * @param severity whether the notice stops where it fails
 * @param promise what the letter has to do, as the end of a sentence that begins "The letter has to"
 * @param calledFor whether this notice has to do it at all
 * @param look looks whether it does
 */
record Check<N extends Notice>(
        String id,
        String law,
        Severity severity,
        String promise,
        Predicate<? super N> calledFor,
        BiConsumer<? super N, Check.Look> look) {

    static <N extends Notice> Check<N> block(String id, String law, String promise, BiConsumer<? super N, Look> look) {
        return new Check<>(id, law, Severity.BLOCK, promise, notice -> true, look);
    }

    static <N extends Notice> Check<N> warn(String id, String law, String promise, BiConsumer<? super N, Look> look) {
        return new Check<>(id, law, Severity.WARN, promise, notice -> true, look);
    }

    Check<N> when(Predicate<? super N> needed) {
        return new Check<>(id, law, severity, promise, needed, look);
    }

    /** Looks at one notice and gathers what it finds. */
    Look at(N notice, NoticePage page, Setting setting) {
        Look result = new Look(this, notice, page, setting);
        look.accept(notice, result);
        return result;
    }

    /** A look at one notice: at its facts and at what its page says. */
    static final class Look {

        private final Check<?> check;
        private final String template;
        private final NoticePage page;
        private final Setting setting;
        private final List<Finding> findings = new ArrayList<>();
        private String evidence = "";

        private Look(Check<?> check, Notice notice, NoticePage page, Setting setting) {
            this.check = check;
            this.template = notice.type().template(notice.regime());
            this.page = page;
            this.setting = setting;
        }

        NoticePage page() {
            return page;
        }

        Setting setting() {
            return setting;
        }

        List<Finding> findings() {
            return List.copyOf(findings);
        }

        /** The words of the page that keep the promise; empty when the facts alone do. */
        String evidence() {
            return evidence;
        }

        /** The record has this fact; if not, the message tells where to enter it. */
        Look needs(String where, Object fact, String message) {
            return refuses(isMissing(fact), where, message);
        }

        /** This is wrong with the notice. */
        Look refuses(boolean wrong, String where, String message) {
            if (wrong) {
                findings.add(new Finding(check.id, check.law, check.severity, where, message));
            }
            return this;
        }

        /** The place with this mark says these facts. Facts that the record does not have are no matter of the page. */
        Look shows(String mark, Object... facts) {
            return shows(page.marked(mark), mark, facts);
        }

        /** The same, for places that were looked up before. */
        Look shows(List<Element> places, String mark, Object... facts) {
            String words = NoticePage.words(places);
            if (evidence.isEmpty()) {
                evidence = words.length() > 200 ? words.substring(0, 200) + " ..." : words;
            }
            if (words.isEmpty()) {
                return refuses(
                        true,
                        "template:" + template,
                        "The letter has to " + check.promise + ", and does not. In the notice template \"" + template
                                + "\" or a part of it, the place marked data-statutory=\"" + mark
                                + "\" is missing or empty: ask a process owner to put it back.");
            }
            for (Object fact : facts) {
                if (!isMissing(fact) && !NoticePage.says(words, fact)) {
                    refuses(
                            true,
                            "template:" + template,
                            "The letter has to " + check.promise + ". The place marked data-statutory=\"" + mark
                                    + "\" in the notice template \"" + template + "\" or a part of it does not say \""
                                    + NoticePage.shown(fact) + "\": ask a process owner to put it back.");
                }
            }
            return this;
        }

        private static boolean isMissing(Object fact) {
            return fact == null
                    || fact instanceof String text && text.isBlank()
                    || fact instanceof Collection<?> list && list.stream().allMatch(Look::isMissing);
        }
    }

    /** What a check has to know besides the notice. */
    record Setting(AuthorityDetails authority, ExemptionCatalogue catalogue) {}
}
