package org.foicasework.exemption;

import java.time.LocalDate;

/**
 * Why a request need not be answered again (s14(2)): the authority "has previously complied with a request for information
 * which was made by any person", this is "a subsequent identical or substantially similar request from that person", and no
 * "reasonable interval has elapsed".
 *
 * @param earlierReference the case that was answered
 * @param answeredOn the date of that answer
 * @param similarity how far the two ask for the same
 * @param interval why the interval is not a reasonable one: how often the information changes, what is new
 */
public record RepeatedRequest(String earlierReference, LocalDate answeredOn, String similarity, String interval) {}
