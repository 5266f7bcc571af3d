package org.foicasework.process.guard;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.w3c.dom.Document;

/** Asks the engine for decision tables whether it can use a table: only it knows the whole language of their cells. */
final class TableTrial {

    private TableTrial() {}

    private static final class Engine {

        private static final DmnEngine DMN =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }

    /** Why the engine cannot answer in one of these cases; empty when it can in all of them. */
    static Optional<String> fault(Document file, String decision, List<Map<String, String>> cases) {
        try {
            StringWriter content = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(file), new StreamResult(content));
            DmnDecision table = Engine.DMN.parseDecision(
                    decision, new ByteArrayInputStream(content.toString().getBytes(StandardCharsets.UTF_8)));
            for (Map<String, String> values : cases) {
                Engine.DMN.evaluateDecisionTable(table, typed(values));
            }
            return Optional.empty();
        } catch (TransformerException unreadable) {
            return Optional.of(unreadable.getMessage());
        } catch (RuntimeException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " "));
        }
    }

    /** Values as the process has them; a list that is not known is one with an entry. */
    private static Map<String, Object> typed(Map<String, String> values) {
        Map<String, Object> typed = new HashMap<>();
        values.forEach((name, value) -> typed.put(
                name,
                switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    case Expression.SOME -> Steps.LISTS.containsKey(name) ? String.join("", Steps.LISTS.get(name)) : "";
                    default -> value;
                }));
        return typed;
    }
}
