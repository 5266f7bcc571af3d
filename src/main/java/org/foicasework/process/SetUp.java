package org.foicasework.process;

import org.foicasework.startup.OneNodeAtATime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Puts the engine in order before the first request is let in. Every part finds what is there already and leaves it. */
@Component
class SetUp implements SmartInitializingSingleton {

    private final OneNodeAtATime nodes;
    private final FirstPeople people;
    private final AccessRights rights;
    private final Deployer deployer;
    private final Worklists worklists;

    SetUp(OneNodeAtATime nodes, FirstPeople people, AccessRights rights, Deployer deployer, Worklists worklists) {
        this.nodes = nodes;
        this.people = people;
        this.rights = rights;
        this.deployer = deployer;
        this.worklists = worklists;
    }

    @Override
    public void afterSingletonsInstantiated() {
        people.check();
        nodes.run(() -> {
            rights.make();
            people.make();
            deployer.deploy();
            worklists.make();
        });
    }
}
