package org.foicasework.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.foicasework.startup.StartUpRefused;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The lists of tasks in {@code forms/worklists.json}, which Tasklist shows on its left. Each start brings them in line with
 * the file: a list that is new in it is made, a list that has gone from it is deleted. Lists that people made stay.
 */
@Component
class Worklists {

    private static final String FILE = "worklists.json";
    /** Marks the lists that come from the file. */
    private static final String MADE_FROM = "madeFrom";

    private final ProcessEngine engine;
    private final FilterService filters;
    private final AccessRights rights;
    private final Folders folders;
    private final ObjectMapper json;

    /**
     * One list.
     *
     * @param name as people see it
     * @param description one sentence
     * @param groups who sees the list; what is in it is each person's own
     * @param priority the place in the order, the lowest first
     * @param colour of its mark
     * @param query in the form of the engine's {@code POST /task}
     */
    record Worklist(
            String name, String description, List<String> groups, int priority, String colour, JsonNode query) {}

    Worklists(ProcessEngine engine, FilterService filters, AccessRights rights, Folders folders, ObjectMapper json) {
        this.engine = engine;
        this.filters = filters;
        this.rights = rights;
        this.folders = folders;
        this.json = json;
    }

    void make() {
        Map<String, Filter> existing = filters.createFilterQuery().list().stream()
                .filter(filter -> FILE.equals(filter.getProperties().get(MADE_FROM)))
                .collect(Collectors.toMap(Filter::getName, Function.identity()));
        for (Worklist list : read()) {
            Filter filter = existing.remove(list.name());
            make(list, filter == null ? filters.newTaskFilter(list.name()) : filter);
        }
        existing.values().forEach(gone -> filters.deleteFilter(gone.getId()));
    }

    private List<Worklist> read() {
        Resource file = folders.form(FILE);
        try {
            return json.readValue(file.getContentAsByteArray(), new TypeReference<List<Worklist>>() {});
        } catch (IOException unreadable) {
            throw new StartUpRefused(
                    "%s cannot be read: %s".formatted(file.getDescription(), unreadable.getMessage()), unreadable);
        }
    }

    private void make(Worklist list, Filter filter) {
        Map<String, Object> properties = Map.of(
                "description",
                list.description(),
                "priority",
                list.priority(),
                "color",
                list.colour(),
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", Variables.CASE_REFERENCE.name(), "label", "Case")),
                MADE_FROM,
                FILE);
        filter.setProperties(properties);
        filter.setQuery(query(list));
        String id = filters.saveFilter(filter).getId();
        list.groups().forEach(group -> rights.mayRead(group, Resources.FILTER, id));
    }

    private TaskQuery query(Worklist list) {
        TaskQueryDto query = json.convertValue(list.query(), TaskQueryDto.class);
        query.setObjectMapper(json);
        return query.toQuery(engine);
    }
}
