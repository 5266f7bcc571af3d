package org.foicasework.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A rendered notice as its reader sees it. Templates mark the places where they say what the law demands:
 * {@code data-statutory} names the element, {@code data-answer}, {@code data-item} and {@code data-limb} the question,
 * the withheld item and the provision it is about.
 */
final class NoticePage {

    private final Document document;

    NoticePage(String html) {
        document = Jsoup.parse(html);
    }

    private NoticePage(Document document) {
        this.document = document;
    }

    /** The part in which questions are answered afresh under this law, as a page of its own. */
    NoticePage freshAnswer(AccessRegime law) {
        return new NoticePage(Jsoup.parse(
                document.getElementsByAttributeValue("data-fresh", law.name()).outerHtml()));
    }

    /** The places marked with this element of the law. */
    List<Element> marked(String mark) {
        return marked(mark, document);
    }

    /** The same, within a part of the page. */
    List<Element> marked(String mark, Element within) {
        return within.getElementsByAttribute("data-statutory").stream()
                .filter(element -> Arrays.asList(element.attr("data-statutory").split("\\s+"))
                        .contains(mark))
                .toList();
    }

    /** The places with this element of the law for one question. */
    List<Element> marked(String mark, String question) {
        return marked(mark).stream()
                .filter(element -> element.attr("data-question").equals(question))
                .toList();
    }

    /** The part that answers this question; an empty element where there is none. */
    Element answer(String question) {
        return document.getElementsByAttributeValue("data-answer", question).stream()
                .findFirst()
                .orElseGet(() -> new Element("section"));
    }

    /** The part of an answer about its n-th withheld item, from 1; an empty element where there is none. */
    static Element item(Element answer, int number) {
        return answer.getElementsByAttributeValue("data-item", String.valueOf(number)).stream()
                .findFirst()
                .orElseGet(() -> new Element("section"));
    }

    /** The limbs that these places are about, in the order of their keys. */
    static Set<String> limbs(List<Element> places) {
        return places.stream()
                .flatMap(place -> place.getElementsByAttribute("data-limb").stream())
                .map(element -> element.attr("data-limb"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words of these places. */
    static String words(List<Element> places) {
        return plain(places.stream().map(Element::text).collect(Collectors.joining(" ")));
    }

    /** All words of the page, but those that quote the applicant. */
    String ownWords() {
        Document own = document.clone();
        own.select("blockquote, style, title").remove();
        return plain(own.text());
    }

    /** The words of an element, but those that quote the applicant. */
    static String ownWords(Element part) {
        Element own = part.clone();
        own.select("blockquote").remove();
        return plain(own.text());
    }

    /** Whether the words say this fact: a text, a date, a number. Line breaks and letter case do not matter. */
    static boolean says(String words, Object fact) {
        return words.toLowerCase().contains(shown(fact).toLowerCase());
    }

    /** A fact as a page shows it. */
    static String shown(Object fact) {
        return plain(String.valueOf(NoticeRenderer.format(fact)));
    }

    /** A text as a page shows it: runs of white space become one space. */
    static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u200b]+", " ").strip();
    }
}
