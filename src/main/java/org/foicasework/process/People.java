package org.foicasework.process;

import java.util.List;
import java.util.Optional;
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

    /** The groups a person belongs to, by id. */
    public List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** The person's full name; the id where nothing is known. */
    public String nameOf(String userId) {
        return find(userId)
                .map(user -> "%s %s"
                        .formatted(user.getFirstName(), user.getLastName())
                        .strip())
                .orElse(userId);
    }

    /** The person's e-mail address. */
    public Optional<String> emailOf(String userId) {
        return find(userId).map(User::getEmail).filter(email -> !email.isBlank());
    }

    private Optional<User> find(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult());
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
