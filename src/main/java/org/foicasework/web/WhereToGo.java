package org.foicasework.web;

import java.util.stream.Collectors;
import org.foicasework.process.DemoPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, when the application is ready, where to go and, with the demo people, who to sign in as. */
@Component
class WhereToGo {

    private static final Logger LOG = LoggerFactory.getLogger(WhereToGo.class);

    private final ObjectProvider<DemoPeople> demo;
    private final Environment environment;

    WhereToGo(ObjectProvider<DemoPeople> demo, Environment environment) {
        this.demo = demo;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        StringBuilder text = new StringBuilder("Ready. Tasklist: http://localhost:%s%s"
                .formatted(environment.getProperty("local.server.port"), Doors.TASKLIST));
        demo.ifAvailable(people -> text.append(people.all().stream()
                .map(person -> "  %-8s %s".formatted(person.id(), person.role()))
                .collect(Collectors.joining(
                        "\n",
                        "\nSign in as one of these, each with the password " + DemoPeople.PASSWORD + ":\n",
                        ""))));
        LOG.info("{}", text);
    }
}
