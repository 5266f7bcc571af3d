package org.foicasework.process;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who may come in, and in whose name the engine works. The engine keeps people, groups and passwords. */
@Component
public class People {

    private final IdentityService identity;
    private final Actor actor;

    People(IdentityService identity, Actor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    /**
     * Whether this is the person's password. After a wrong one the engine refuses every further try for a while (3 seconds,
     * doubling up to a minute) and for good after the tenth, until an administrator unlocks the person.
     */
    public boolean isPassword(String userId, String password) {
        identity.clearAuthentication();
        return identity.checkPassword(userId, password);
    }

    /** The groups a person belongs to, by id. */
    public List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** The name of a person as colleagues know them; the user id of somebody who is not on record any more. */
    public String name(String userId) {
        if (Actor.SYSTEM.equals(userId)) {
            return "The system";
        }
        User user = userId == null
                ? null
                : actor.asTheHouse(
                        () -> identity.createUserQuery().userId(userId).singleResult());
        return user == null ? userId : name(user);
    }

    private static String name(User user) {
        String name =
                (Objects.toString(user.getFirstName(), "") + " " + Objects.toString(user.getLastName(), "")).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    /** The names of the people in a group, by user id, in the order of their names. */
    public Map<String, String> inGroup(String group) {
        Map<String, String> names = new LinkedHashMap<>();
        actor.asTheHouse(() -> identity.createUserQuery().memberOfGroup(group).unlimitedList()).stream()
                .sorted(Comparator.comparing(People::name))
                .forEach(user -> names.put(user.getId(), name(user)));
        return names;
    }

    /** Does the work with the person's rights in the engine. */
    public <E1 extends Exception, E2 extends Exception> void actingAs(String userId, Work<E1, E2> work) throws E1, E2 {
        identity.setAuthentication(userId, groupsOf(userId));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Work that may fail in two ways. */
    @FunctionalInterface
    public interface Work<E1 extends Exception, E2 extends Exception> {
        void run() throws E1, E2;
    }
}
