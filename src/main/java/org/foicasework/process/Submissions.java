package org.foicasework.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.foicasework.request.InvalidSubmissionException;
import org.foicasework.request.Problem;
import org.springframework.stereotype.Component;

/**
 * What a form handed over: one transient variable with everything the person entered. It is read in the transaction of the
 * step and never reaches the engine's tables.
 */
@Component
class Submissions {

    /** The one variable that a form hands over. */
    static final String VARIABLE = "submission";

    private final ObjectMapper json;

    Submissions(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Reads the submission.
     *
     * @throws InvalidSubmissionException when there is none or it does not have the right form
     */
    <T> T read(VariableScope scope, Class<T> type) {
        JsonNode content = content(scope);
        if (hasGap(content)) {
            throw new InvalidSubmissionException("A list has an empty entry. Fill it in or take it out.");
        }
        return bind(content, type);
    }

    /** Reads a submission whose lists may have empty entries, because their places count. */
    <T> T readWithGaps(VariableScope scope, Class<T> type) {
        return bind(content(scope), type);
    }

    private JsonNode content(VariableScope scope) {
        TypedValue submission = scope.getVariableTyped(VARIABLE, false);
        String text = submission instanceof SerializableValue written && written.getValueSerialized() != null
                ? written.getValueSerialized()
                : submission == null ? "" : Objects.toString(submission.getValue(), "");
        try {
            JsonNode content = json.readTree(text);
            if (content == null || !content.isObject()) {
                throw new InvalidSubmissionException(
                        "The form was sent without its content. Fill it in and send it again.");
            }
            return content;
        } catch (JsonProcessingException broken) {
            throw new InvalidSubmissionException("The form's content could not be read. Send it again.");
        }
    }

    private static boolean hasGap(JsonNode node) {
        for (JsonNode child : node) {
            if (node.isArray() && child.isNull() || hasGap(child)) {
                return true;
            }
        }
        return false;
    }

    private <T> T bind(JsonNode content, Class<T> type) {
        try {
            return json.treeToValue(content, type);
        } catch (JsonMappingException wrong) {
            String field = wrong.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new InvalidSubmissionException(List.of(new Problem(
                    field,
                    "The value of \"" + field + "\" is not one that this step knows. Choose or enter another.")));
        } catch (JsonProcessingException broken) {
            throw new InvalidSubmissionException("The form's content could not be read. Send it again.");
        }
    }
}
