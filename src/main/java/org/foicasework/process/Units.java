package org.foicasework.process;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The units of the authority that hold information and can be asked to search.
 *
 * @param units each with its id, which is also the id of its group of people, and its name
 */
@ConfigurationProperties("foi")
public record Units(List<Unit> units) {

    /** A unit. */
    public record Unit(String id, String name) {}

    public Units {
        units = units == null ? List.of() : List.copyOf(units);
    }

    /** The name of a unit; its id where the unit is no longer there. */
    public String name(String id) {
        return units.stream()
                .filter(unit -> unit.id().equals(id))
                .map(Unit::name)
                .findFirst()
                .orElse(id);
    }
}
