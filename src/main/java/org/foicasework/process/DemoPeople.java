package org.foicasework.process;

import java.util.List;
import java.util.stream.Stream;
import org.foicasework.database.ConditionalOnEmbeddedDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Invented people to look at the application with. They exist only in the local profile and only in the embedded database. */
@Component
@ConditionalOnEmbeddedDatabase
@ConditionalOnProperty("foi.demo-people")
public class DemoPeople {

    /** The password of every one of them. */
    public static final String PASSWORD = "Right2Know-2000";

    /**
     * One of them.
     *
     * @param id the user name
     * @param firstName as colleagues see it
     * @param lastName as colleagues see it
     * @param role what they do, in a few words
     * @param groups the groups they belong to
     */
    public record DemoPerson(String id, String firstName, String lastName, String role, List<String> groups) {

        String email() {
            return id + "@anywhere.example";
        }
    }

    private static final List<DemoPerson> ALL = List.of(
            new DemoPerson("cara", "Cara", "Osei", "caseworker", List.of(Groups.CASEWORKERS)),
            new DemoPerson("colin", "Colin", "Marsh", "caseworker", List.of(Groups.CASEWORKERS)),
            new DemoPerson(
                    "ian",
                    "Ian",
                    "Petrov",
                    "information owner, Facial Recognition",
                    List.of(Groups.INFORMATION_OWNERS, "unit-facial-recognition")),
            new DemoPerson(
                    "fiona",
                    "Fiona",
                    "Grant",
                    "information owner, Finance",
                    List.of(Groups.INFORMATION_OWNERS, "unit-finance")),
            new DemoPerson("maya", "Maya", "Lindqvist", "manager", List.of(Groups.MANAGERS)),
            new DemoPerson("mark", "Mark", "Doyle", "manager", List.of(Groups.MANAGERS)),
            new DemoPerson("leila", "Leila", "Haddad", "lawyer who approves", List.of(Groups.LEGAL_APPROVERS)),
            new DemoPerson("sean", "Sean", "Byrne", "security lead", List.of(Groups.SECURITY_LEADS)),
            new DemoPerson("rita", "Rita", "Okafor", "internal reviewer", List.of(Groups.INTERNAL_REVIEWERS)),
            new DemoPerson("quentin", "Quentin", "Shah", "qualified person", List.of(Groups.QUALIFIED_PERSONS)),
            new DemoPerson("pat", "Pat", "Evans", "process owner", List.of(Groups.PROCESS_OWNERS)),
            new DemoPerson(
                    "ada",
                    "Ada",
                    "Novak",
                    "administrator",
                    List.of(Groups.ADMINISTRATORS, Groups.ENGINE_ADMINISTRATORS)));

    /** All of them. */
    public List<DemoPerson> all() {
        return ALL;
    }

    Stream<NewPerson> newPeople() {
        return ALL.stream()
                .map(person -> new NewPerson(
                        person.id(), person.firstName(), person.lastName(), person.email(), PASSWORD, person.groups()));
    }
}
