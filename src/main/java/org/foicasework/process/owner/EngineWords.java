package org.foicasework.process.owner;

import java.util.Map;

/** What the engine says of a case that it cannot move, in the words of the people who own the process. */
final class EngineWords {

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("There is no migration instruction", "The new diagram has no step for it."),
            Map.entry("Activities have incompatible types", "The two steps are of different kinds."),
            Map.entry("The type of the source activity is not supported", "A step of this kind cannot be moved."),
            Map.entry("Events are not of the same type", "The two events wait for different things."),
            Map.entry(
                    "Target activity is not async",
                    "It is at work in the background just now, and the new step is not done there."),
            Map.entry("The closest mapped ancestor", "The new step stands inside another part of the diagram."),
            Map.entry("There are multiple mappings", "Two steps were named for it."),
            Map.entry("Cannot remove the inner activity", "It is done several times at once, and the new step is not."),
            Map.entry("Must map the inner activity", "It is done several times at once, and the new step is not."),
            Map.entry("Target activity '", "The new step is done several times at once, and the old one is not."),
            Map.entry("The source activity's event scope", "The event stands at the edge of another step now."),
            Map.entry("Only one gateway can be mapped", "Two gateways became one."),
            Map.entry("The target gateway must have", "The new gateway waits for fewer branches."),
            Map.entry("The gateway's flow scope", "The gateway stands inside another part of the diagram."),
            Map.entry("Transition instance", "It stands on an arrow that the new diagram does not have."));

    private EngineWords() {}

    static String plain(String failure) {
        return PLAIN.entrySet().stream()
                .filter(known -> failure.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(failure.endsWith(".") ? failure : failure + ".");
    }
}
