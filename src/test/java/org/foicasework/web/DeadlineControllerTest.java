package org.foicasework.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.foicasework.clock.Calendars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeadlineControllerTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DeadlineController(Calendars.clock()))
            .build();

    @Test
    void answersWithTheDueDateAndTheReasonForEachDay() throws Exception {
        ask("""
                {"regime": "FOIA", "receivedOn": "2026-05-20", "events": [
                  {"type": "CLARIFICATION_REQUESTED", "on": "2026-05-26"},
                  {"type": "CLARIFICATION_RECEIVED", "on": "2026-06-02"}]}""")
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
                .andExpect(jsonPath("$.status").value("RUNNING"))
                .andExpect(jsonPath("$.dueOn").value("2026-07-01"))
                .andExpect(jsonPath("$.payBy").doesNotExist())
                .andExpect(jsonPath("$.ledger[?(@.counts == true)]", hasSize(20)))
                .andExpect(jsonPath("$.ledger[?(@.on == '2026-06-15')].counts", contains(false)))
                .andExpect(jsonPath("$.ledger[?(@.on == '2026-06-15')].why", contains(containsString("Scotland"))))
                .andExpect(jsonPath("$.ledger[?(@.on == '2026-06-15')].source", contains(containsString("s10(6)"))))
                .andExpect(jsonPath("$.ledger[0].day").doesNotExist());
    }

    @Test
    void anInstantStandsForTheDayInLondon() throws Exception {
        ask("{\"regime\": \"FOIA\", \"receivedAt\": \"2024-10-07T22:59:00Z\"}")
                .andExpect(jsonPath("$.countedFrom").value("2024-10-07"))
                .andExpect(jsonPath("$.dueOn").value("2024-11-04"));
        ask("{\"regime\": \"FOIA\", \"receivedAt\": \"2024-10-07T23:30:00Z\"}")
                .andExpect(jsonPath("$.countedFrom").value("2024-10-08"));
        ask("{\"regime\": \"FOIA\", \"receivedAt\": \"2024-10-08T00:30:00+01:00\"}")
                .andExpect(jsonPath("$.countedFrom").value("2024-10-08"));
    }

    @Test
    void aStoppedClockHasNoDueDateAndSaysByWhenToPay() throws Exception {
        ask("""
                {"regime": "FOIA", "receivedOn": "2024-09-02", "events": [
                  {"type": "FEES_NOTICE_ISSUED", "on": "2024-09-05"}]}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("SUSPENDED"))
                .andExpect(jsonPath("$.dueOn").doesNotExist())
                .andExpect(jsonPath("$.payBy").value("2024-12-04"));
    }

    @Test
    void aFeeUnpaidOnTheDayAskedAboutHasLapsed() throws Exception {
        ask("""
                {"regime": "FOIA", "receivedOn": "2024-09-02", "asOf": "2024-12-05", "events": [
                  {"type": "FEES_NOTICE_ISSUED", "on": "2024-09-05"}]}""")
                .andExpect(jsonPath("$.status").value("LAPSED"))
                .andExpect(jsonPath("$.dueOn").doesNotExist());
    }

    @Test
    void everyKindOfEventCanBeSent() throws Exception {
        ask("""
                {"regime": "FOIA_SCHOOL", "receivedOn": "2024-07-22", "events": [
                  {"type": "SCHOOL_CLOSED", "from": "2024-07-24", "to": "2024-09-03"}]}""")
                .andExpect(jsonPath("$.dueOn").value("2024-09-30"));
        ask("""
                {"regime": "FOIA", "receivedOn": "2023-10-02", "events": [
                  {"type": "PUBLIC_INTEREST_EXTENSION", "on": "2023-10-30", "workingDays": 20}]}""")
                .andExpect(jsonPath("$.dueOn").value("2023-11-27"))
                .andExpect(jsonPath("$.dueWithoutExtension").value("2023-10-30"));
        ask("""
                {"regime": "EIR", "receivedOn": "2023-10-02", "events": [
                  {"type": "COMPLEXITY_EXTENSION", "on": "2023-10-20"}]}""")
                .andExpect(jsonPath("$.dueOn").value("2023-11-27"));
        ask("""
                {"regime": "INTERNAL_REVIEW", "receivedOn": "2023-10-02", "events": [
                  {"type": "REVIEW_EXTENDED", "on": "2023-10-25"}]}""")
                .andExpect(jsonPath("$.dueOn").value("2023-11-27"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"receivedOn":"2026-05-20"} | regime is missing
            {"regime":"GDPR","receivedOn":"2026-05-20"} | regime is unknown: "GDPR"
            {"regime":"FOIA"} | either receivedOn
            {"regime":"FOIA","receivedOn":"2026-05-20","receivedAt":"2026-05-20T10:00:00Z"} | either receivedOn
            {"regime":"FOIA","receivedOn":"2026-02-30"} | receivedOn is no date
            {"regime":"FOIA","receivedOn":20260520} | receivedOn is missing, or is not text
            {"regime":"FOIA","receivedAt":"2026-05-20T10:00:00"} | receivedAt is no instant with its zone
            {"regime":"FOIA","receivedAt":"2026-05-20"} | receivedAt is no instant with its zone
            {"regime":"FOIA","receivedOn":"2029-05-20"} | 2029
            {"regime":"FOIA","receivedOn":"2028-12-20"} | 2029
            {"regime":"FOIA","receivedOn":"+999999999-12-31"} | 999999999
            {"regime":"FOIA","recievedOn":"2026-05-20"} | no field "recievedOn"
            {"regime":"FOIA","receivedOn":"2026-05-20","events":{}} | events must be a list
            {"regime":"FOIA","receivedOn":"2026-05-20","events":["x"]} | Event 1: it must be an object
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"REMINDER","on":"2026-05-21"}]} | Event 1: type is unknown: "REMINDER"
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_REQUESTED"}]} | Event 1: on is missing
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_REQUESTED","on":"soon"}]} | Event 1: on is no date such as 2026-05-20: "soon"
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_REQUESTED","on":"2026-05-21","workingDays":2}]} | no field "workingDays"
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"PUBLIC_INTEREST_EXTENSION","on":"2026-05-21"}]} | workingDays must be a whole number
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"PUBLIC_INTEREST_EXTENSION","on":"2026-05-21","workingDays":-1}]} | at least 1
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"PUBLIC_INTEREST_EXTENSION","on":"2026-05-21","workingDays":2.5}]} | workingDays must be a whole number
            {"regime":"EIR","receivedOn":"2026-05-20","events":[{"type":"PUBLIC_INTEREST_EXTENSION","on":"2026-05-21","workingDays":20}]} | not available under EIR
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"COMPLEXITY_EXTENSION","on":"2026-05-21"}]} | not available under FOIA
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_RECEIVED","on":"2026-05-21"}]} | no clarification had been asked for
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_REQUESTED","on":"2026-05-19"}]} | before the day of receipt
            {"regime":"FOIA","receivedOn":"2026-05-20","events":[{"type":"CLARIFICATION_REQUESTED","on":"2026-05-22"},{"type":"CLARIFICATION_RECEIVED","on":"2026-05-21"}]} | in the order in time
            {"regime":"FOIA_SCHOOL","receivedOn":"2026-05-20","events":[{"type":"SCHOOL_CLOSED","from":"2026-05-22","to":"2026-05-21"}]} | before it begins
            {"regime":"FOIA_SCHOOL","receivedOn":"2026-05-20","events":[{"type":"SCHOOL_CLOSED","on":"2026-05-22"}]} | no field "on"
            [] | must be a JSON object
            null | must be a JSON object
            {"regime": | not JSON
            """)
    void whatCannotBeAnsweredIsRefusedInPlainWords(String body, String words) throws Exception {
        ask(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(400))
                .andExpect(jsonPath("$.detail").value(containsString(words)));
    }

    @Test
    void moreEventsThanAnyCaseHasAreRefused() throws Exception {
        String event = "{\"type\":\"CLARIFICATION_REQUESTED\",\"on\":\"2026-05-21\"}";
        ask("{\"regime\":\"FOIA\",\"receivedOn\":\"2026-05-20\",\"events\":[" + (event + ",").repeat(200) + event
                        + "]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("at most 200")));
    }

    private ResultActions ask(String body) throws Exception {
        return mvc.perform(
                post("/api/deadlines").contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
