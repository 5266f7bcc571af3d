package org.foicasework.request;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A request as it is logged.
 *
 * @param submissionKey made by the form when it opens, so that a second click registers nothing twice
 * @param attachmentIds files uploaded beforehand that came with the request
 * @param follows the reference of an earlier request that this one narrows or follows; null or blank where there is none
 */
public record NewRequest(
        UUID submissionKey,
        Channel channel,
        LocalDate receivedOn,
        String receivedByUnit,
        LocalDate reachedFoiUnitOn,
        String subject,
        String wording,
        Applicant applicant,
        List<UUID> attachmentIds,
        String follows) {

    public NewRequest {
        attachmentIds = attachmentIds == null ? List.of() : List.copyOf(attachmentIds);
    }

    /** Refuses what cannot be registered, with all its faults at once. */
    void check(LocalDate today) {
        Problems problems = new Problems();
        problems.require(channel, "channel", "Say how the request came in.");
        problems.require(receivedOn, "receivedOn", "Enter the day the request reached the authority.");
        if (receivedOn != null && receivedOn.isAfter(today)) {
            problems.add(
                    "receivedOn",
                    "The day of receipt lies in the future. Enter the day the request reached any part of the authority.");
        }
        if (reachedFoiUnitOn != null && receivedOn != null && reachedFoiUnitOn.isBefore(receivedOn)) {
            problems.add("reachedFoiUnitOn", "It cannot have reached this team before it reached the authority.");
        }
        problems.require(subject, "subject", "Give the request a subject in a few words, without names.");
        if (subject != null && subject.length() > 200) {
            problems.add("subject", "Keep the subject under 200 characters.");
        }
        problems.require(wording, "wording", "Enter the request in the words of the applicant.");
        // A name and an address are what section 8(1)(b) asks of a request. A letter without them is logged all the
        // same, so
        // that it is answered with help (s16) and not lost; triage finds it not valid.
        if (applicant != null) {
            checkEmail(applicant.email(), "applicant.email", problems);
        }
        problems.stop();
    }

    static void checkEmail(String email, String field, Problems problems) {
        if (present(email) && !email.strip().matches("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+")) {
            problems.add(field, "This is not an e-mail address. Enter one address, such as name@example.org.");
        }
    }

    private static boolean present(String text) {
        return text != null && !text.isBlank();
    }
}
