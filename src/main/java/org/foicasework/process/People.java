package org.foicasework.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who may come in, and in whose name the engine works. The engine keeps people, groups and passwords. */
@Component
public class People {

    private final IdentityService identity;

    People(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Whether this is the person's password. After a wrong one the engine refuses every further try for a while (3 seconds,
     * doubling up to a minute) and for good after the tenth, until an administrator unlocks the person.
     */
    public boolean isPassword(String userId, String password) {
        identity.clearAuthentication();
        return identity.checkPassword(userId, password);
    }

    /** What colleagues call a person; the id where nobody has it any more. */
    public String nameOf(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user == null ? userId : (user.getFirstName() + " " + user.getLastName()).strip();
    }

    /** The groups a person belongs to, by id. */
    public List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
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
