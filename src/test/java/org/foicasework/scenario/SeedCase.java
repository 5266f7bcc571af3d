package org.foicasework.scenario;

import static org.foicasework.scenario.Casework.form;
import static org.foicasework.scenario.Casework.list;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The facts of the published answer, in our own words: what each person of that case enters. */
public final class SeedCase {

    private SeedCase() {}

    public static Map<String, Object> request() {
        return form(
                "submissionKey",
                UUID.randomUUID().toString(),
                "channel",
                "EMAIL",
                "receivedOn",
                "2022-07-18",
                "subject",
                "Live facial recognition",
                "wording",
                "REQUEST 1: Please can you tell me if people with spent convictions are included on LFR watchlists?\n"
                        + "REQUEST 2: Do you have any other information about LFR that hasn't been released that may be of interest to the public?",
                "applicant",
                form("name", "Siobhan O'Brien", "email", "siobhan@applicant.example"),
                "attachmentIds",
                List.of());
    }

    public static Map<String, Object> triage() {
        return form(
                "valid",
                true,
                "questions",
                List.of(
                        form(
                                "label",
                                "Request 1",
                                "wording",
                                "Please can you tell me if people with spent convictions are included on LFR watchlists?",
                                "unclear",
                                false,
                                "units",
                                list("unit-facial-recognition")),
                        form(
                                "label", "Request 2",
                                "wording",
                                        "Do you have any other information about LFR that hasn't been released that may be of interest to the public?",
                                "unclear", true,
                                "unclearWhy", "It cannot be told which information is meant.")));
    }

    public static Map<String, Object> clarification() {
        return form(
                "unclearWords", "any other information about LFR",
                "questions", list("Which information about live facial recognition would you like to have?"),
                "help",
                        "We hold records on where it was used, on its accuracy, on its cost and on the equipment. Tell us which of these you mean.");
    }

    public static Map<String, Object> reply() {
        return form(
                "channel", "EMAIL",
                "receivedOn", "2022-07-25",
                "body",
                        "Redefinition of Q2: the distance the LFR camera is able to work over, and as question 3 the average cost of a deployment.");
    }

    public static Map<String, Object> redefinition() {
        return form(
                "means",
                "REDEFINED",
                "questions",
                List.of(
                        form(
                                "label",
                                "Question 2",
                                "wording",
                                "For question 2 please can you tell me what distance the LFR camera is able to work over (minimum and maximum distances it can recognise people)",
                                "unclear",
                                false,
                                "units",
                                list("unit-facial-recognition")),
                        form(
                                "label",
                                "Question 3",
                                "wording",
                                "For question 3 please can you tell me the average cost of a deployment.",
                                "unclear",
                                false,
                                "units",
                                list("unit-finance"))));
    }

    public static Map<String, Object> searchPublished() {
        return search(
                "HELD", "The published guidance and our operating procedure say who may be on a watchlist.", null);
    }

    public static Map<String, Object> searchDistance() {
        return search(
                "HELD",
                "The supplier's specification gives the distances.",
                "Anyone who knew the distances could stay outside them and would be likely not to be recognised.");
    }

    public static Map<String, Object> searchCost() {
        return search(
                "NOT_HELD",
                "Costs are not recorded by deployment, and no records exist from which they could be put together.",
                null);
    }

    private static Map<String, Object> search(String result, String explanation, String harm) {
        return form(
                "result",
                result,
                "places",
                "The unit's shared drive and its case system",
                "method",
                "Search for LFR, camera, distance, cost; asked the two officers in charge",
                "minutes",
                25,
                "explanation",
                explanation,
                "harm",
                harm);
    }

    /** Request 1: both documents are public, so section 21 with the places where the applicant finds them. */
    public static Map<String, Object> published() {
        return form(
                "outcome", "OTHERWISE_ACCESSIBLE",
                "answer",
                        "The College of Policing's guidance on live facial recognition outlines who is included on watchlists, and so does our standard operating procedure.",
                "location",
                        "https://www.college.police.uk/app/live-facial-recognition\nhttps://www.police.example/foi/lfr-operating-procedure");
    }

    /** Question 3. */
    public static Map<String, Object> notHeld() {
        return form(
                "outcome",
                "NOT_HELD",
                "answer",
                "This information is not held, because we do not record the cost of each deployment.");
    }

    /** Question 2: the outcome. */
    public static Map<String, Object> withheld() {
        return form(
                "outcome",
                "WITHHOLD",
                "withheld",
                List.of(form(
                        "description",
                        "The minimum and maximum distances over which the cameras recognise people",
                        "reasonWouldReveal",
                        false)));
    }

    /** Question 2: section 31(1)(a) and (b), each limb with a harm of its own. */
    public static Map<String, Object> exemptions() {
        return form(
                "withheld",
                List.of(
                        form(
                                "description",
                                "The minimum and maximum distances over which the cameras recognise people",
                                "reasonWouldReveal",
                                false,
                                "claims",
                                List.of(
                                        form(
                                                "limb",
                                                "s31(1)(a)",
                                                "prejudice",
                                                form(
                                                        "likelihood", "WOULD_BE_LIKELY",
                                                        "harm",
                                                                "Publishing the recognition distances of the cameras would be likely to help people who plan crimes to keep outside them, so that crimes which the deployment is meant to prevent or detect are committed unseen.",
                                                        "toWhom",
                                                                "The people who would become victims of those crimes, and the wider community",
                                                        "causalLink",
                                                                "A person who knows the distances can plan a route past a deployment that never comes within them.")),
                                        form(
                                                "limb",
                                                "s31(1)(b)",
                                                "prejudice",
                                                form(
                                                        "likelihood", "WOULD_BE_LIKELY",
                                                        "harm",
                                                                "Knowing the minimum and maximum distance of a camera would be likely to let wanted people on a watchlist avoid being recognised, and so avoid arrest and prosecution.",
                                                        "toWhom",
                                                                "The police, the Crown Prosecution Service, and the victims who wait for justice",
                                                        "causalLink",
                                                                "Officers arrest wanted people when a camera recognises them; somebody beyond its distance is not recognised."))))),
                "maskingInTheAlternative",
                false);
    }

    /** Question 2: one balance over both limbs. */
    public static Map<String, Object> publicInterest() {
        return form(
                "tests",
                Arrays.asList(form(
                        "factorsForDisclosure",
                        list(
                                "The public could judge better how far this intrusive technology reaches into public places.",
                                "Openness about the equipment would support an informed debate on its use and on what it costs."),
                        "factorsForMaintaining",
                        list(
                                "The deployments only work while people who seek to avoid them cannot tell the distance within which they are recognised.",
                                "A disclosure under the Act is a disclosure to the whole world, including those whom the deployments look for."),
                        "weighing",
                        "The debate on the technology is served by what is published on its use and accuracy; the exact distances add little to it, while they would be likely to make the deployments ineffective. The interest in maintaining the exemption is the weightier one.",
                        "conclusion",
                        "MAINTAIN")));
    }
}
