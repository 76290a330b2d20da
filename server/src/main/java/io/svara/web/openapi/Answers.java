package io.svara.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Svara answers has all its fields, null where there is nothing to say; what it is sent may leave out what may be
 * null. So a type that is only answered requires everything.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class Answers {

    private static final String REFERENCE = "#/components/schemas/";

    /** Its fields are left out where they would be null. */
    private static final String PROBLEM = "Problem";

    private final Map<String, Schema> schemas;
    private final Set<String> sent = new HashSet<>();

    private Answers(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void requireAll(OpenAPI description) {
        var answers = new Answers(description.getComponents().getSchemas());
        calls(description)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .forEach(body -> answers.send(body.getContent()));
        answers.tellSentFromAnswered();
    }

    private static Stream<Operation> calls(OpenAPI description) {
        return description.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private void send(@Nullable Content content) {
        if (content != null) {
            content.values().stream().map(MediaType::getSchema).forEach(this::send);
        }
    }

    private void send(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        var reference = schema.get$ref();
        if (reference != null && sent.add(reference.substring(REFERENCE.length()))) {
            send(schemas.get(reference.substring(REFERENCE.length())));
        }
        parts(schema).forEach(this::send);
    }

    private static List<Schema> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAnyOf() != null) {
            parts.addAll(schema.getAnyOf());
        }
        return parts;
    }

    private void tellSentFromAnswered() {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() == null || name.equals(PROBLEM)) {
                return;
            }
            if (sent.contains(name)) {
                allowNulls(schema);
            } else {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        });
    }

    private static void allowNulls(Schema<?> schema) {
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        schema.getProperties().forEach((name, property) -> {
            if (!required.contains(name) && property.getTypes() != null) {
                property.addType("null");
            }
        });
    }
}
