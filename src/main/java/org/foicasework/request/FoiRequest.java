package org.foicasework.request;

import java.time.Instant;
import java.time.LocalDate;
import org.foicasework.clock.Regime;

/**
 * One request, without who asked.
 *
 * @param reference the case reference
 * @param regime the clock that runs
 * @param receivedOn the day it reached any part of the authority, civil date in Europe/London (s10(6))
 * @param receivedByUnit the unit that it reached; may be null
 * @param reachedFoiUnitOn when the information rights unit got it; measures the detour and excuses nothing; may be null
 * @param wording the request, word for word
 * @param caseOwner the user id of the caseworker who looks after it
 * @param dueOn the earliest due date of its open questions; null while every clock is stopped
 */
public record FoiRequest(
        String reference,
        Regime regime,
        Channel channel,
        LocalDate receivedOn,
        String receivedByUnit,
        LocalDate reachedFoiUnitOn,
        String subject,
        String wording,
        String caseOwner,
        RequestStatus status,
        LocalDate dueOn,
        LocalDate closedOn,
        Instant registeredAt,
        String registeredBy) {}
