package org.foicasework.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.foicasework.startup.StartUpRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The people without whom nobody could come in: the demo people, or one administrator. People who exist are left alone. */
@Component
class FirstPeople {

    private final IdentityService identity;
    private final ObjectProvider<DemoPeople> demo;
    private final String adminPassword;

    FirstPeople(
            IdentityService identity,
            ObjectProvider<DemoPeople> demo,
            @Value("${foi.admin.password:}") String adminPassword) {
        this.identity = identity;
        this.demo = demo;
        this.adminPassword = adminPassword;
    }

    /** Refuses a start that would leave nobody able to administrate, before anything is written. */
    void check() {
        if (demo.getIfAvailable() == null && !StringUtils.hasText(adminPassword)) {
            throw new StartUpRefused(
                    "Set foi.admin.password (in the environment: FOI_ADMIN_PASSWORD): outside the local"
                            + " profile there is no default password, and the administrator \"admin\" is made with this one.");
        }
    }

    void make() {
        DemoPeople demoPeople = demo.getIfAvailable();
        Stream<NewPerson> people = demoPeople != null ? demoPeople.newPeople() : Stream.of(administrator());
        people.forEach(this::make);
    }

    private NewPerson administrator() {
        return new NewPerson(
                "admin",
                "The",
                "Administrator",
                "",
                adminPassword,
                List.of(Groups.ADMINISTRATORS, Groups.ENGINE_ADMINISTRATORS));
    }

    private void make(NewPerson person) {
        if (identity.createUserQuery().userId(person.id()).count() == 0) {
            User user = identity.newUser(person.id());
            user.setFirstName(person.firstName());
            user.setLastName(person.lastName());
            user.setEmail(person.email());
            user.setPassword(person.password());
            try {
                identity.saveUser(user);
            } catch (ProcessEngineException refused) {
                throw new StartUpRefused(
                        "The password for \"%s\" is too weak: at least 10 characters, with capital and small letters, a digit, a special character, and without the name."
                                .formatted(person.id()),
                        refused);
            }
            person.groups().forEach(group -> identity.createMembership(person.id(), group));
        }
    }
}
