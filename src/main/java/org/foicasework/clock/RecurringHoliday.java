package org.foicasework.clock;

import java.util.List;

/**
 * What a recurring bank holiday is called, and where it comes from.
 *
 * <p>Schedule 1 to the Banking and Financial Dealings Act 1971 lists days for each part of the United Kingdom; the
 * others, and the substitutes for a Saturday, rest on a yearly proclamation under its s1(2) and (3). Good Friday and
 * Christmas Day are holidays at common law in England, Wales and Northern Ireland, which is why s10(6) names them.
 *
 * @param key Jollyday's key for the day
 * @param name as GOV.UK publishes it
 * @param source the legal basis
 */
record RecurringHoliday(String key, String name, String source) {

    static final String ACT = "Banking and Financial Dealings Act 1971";

    private static final List<RecurringHoliday> ALL = List.of(
            new RecurringHoliday("NEW_YEAR", "New Year's Day", ACT + " Sch 1 (Scotland), s1(3) (elsewhere)"),
            new RecurringHoliday("2ND_JANUARY", "2nd January", ACT + " Sch 1"),
            new RecurringHoliday("ST_PATRICK", "St Patrick's Day", ACT + " Sch 1"),
            new RecurringHoliday("GOOD_FRIDAY", "Good Friday", "named in FOIA 2000 s10(6)"),
            new RecurringHoliday("EASTER_MONDAY", "Easter Monday", ACT + " Sch 1"),
            new RecurringHoliday(
                    "EARLY_MAY_BANK_HOLIDAY", "Early May bank holiday", ACT + " Sch 1 (Scotland), s1(3) (elsewhere)"),
            new RecurringHoliday(
                    "SPRING_BANK_HOLIDAY", "Spring bank holiday", ACT + " s1(3) (Scotland), Sch 1 (elsewhere)"),
            new RecurringHoliday("BATTLE_BOYNE", "Battle of the Boyne (Orangemen's Day)", ACT + " s1(3)"),
            new RecurringHoliday("SUMMER_BANK_HOLIDAY", "Summer bank holiday", ACT + " Sch 1"),
            new RecurringHoliday(
                    "ST_ANDREW",
                    "St Andrew's Day",
                    ACT + " Sch 1, added by the St Andrew's Day Bank Holiday (Scotland) Act 2007"),
            new RecurringHoliday("CHRISTMAS", "Christmas Day", "named in FOIA 2000 s10(6); " + ACT),
            new RecurringHoliday("BOXING_DAY", "Boxing Day", ACT + " s1(3) (Scotland), Sch 1 (elsewhere)"));

    /** The day with this key; a one-off that Jollyday knows and we do not keeps Jollyday's description. */
    static RecurringHoliday of(String key, String description) {
        return ALL.stream()
                .filter(holiday -> holiday.key.equals(key))
                .findFirst()
                .orElse(new RecurringHoliday(key, description, ACT + " s1"));
    }
}
