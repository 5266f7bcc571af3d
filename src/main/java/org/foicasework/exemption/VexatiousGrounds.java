package org.foicasework.exemption;

/**
 * Why a request is vexatious (s14(1)). It is the request that is, not the person. Four themes, weighed together with
 * everything else (Dransfield [2012] UKUT 440 (AAC), [2015] EWCA Civ 454); the bar is high. The first five are evidence for
 * the file and for the regulator; the last is what the applicant is told.
 *
 * @param burden what the request, with what came before it, asks of the authority and its staff
 * @param motive what it appears to be for
 * @param value its value or serious purpose, which speaks against the refusal
 * @param distress whether it harasses staff or causes them distress
 * @param earlierReference an earlier case that belongs to the same course of dealings; null where there is none
 * @param reasons why, taken together, the request is vexatious
 */
public record VexatiousGrounds(
        String burden, String motive, String value, String distress, String earlierReference, String reasons) {}
