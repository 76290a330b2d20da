package io.svara.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.svara.kernel.Id;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Ids are strings, enums are strings that may grow, what a record cannot leave out is required and what it can may be
 * null, and no two types share a name: types made from the description are then exact.
 */
final class SvaraTypes implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var raw = rawType(type);
        if (raw != null && (Id.class.isAssignableFrom(raw) || raw == SseEmitter.class)) {
            return string();
        }
        if (raw != null && isOurs(raw)) {
            type.name(SchemaNames.of(type.getType()));
        }
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema == null || raw == null) {
            return schema;
        }
        if (raw.isEnum()) {
            open(schema);
        }
        if (raw.isRecord()) {
            describe(raw, defined(schema, context));
        }
        return schema;
    }

    static Schema<?> string() {
        return new JsonSchema().typesItem("string");
    }

    private static @Nullable Class<?> rawType(AnnotatedType type) {
        return type.getType() == null
                ? null
                : Json.mapper().constructType(type.getType()).getRawClass();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("io.svara.") && !type.isEnum() && !type.isInterface();
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var model = reference == null || !reference.startsWith(REFERENCE)
                ? null
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return model == null ? schema : model;
    }

    /** A closed list would break clients with the first new value. */
    private static void open(Schema<?> schema) {
        if (schema.getEnum() != null) {
            var known = schema.getEnum().stream().map(String::valueOf).collect(Collectors.joining(", "));
            schema.setDescription("Known so far: " + known);
            schema.setEnum(null);
        }
    }

    private static void describe(Class<?> record, Schema<?> schema) {
        for (var component : record.getRecordComponents()) {
            var isThere =
                    schema.getProperties() != null && schema.getProperties().containsKey(component.getName());
            if (isThere && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                allowNull(record, component, schema);
            } else if (isThere && !isRequired(schema, component.getName())) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean isRequired(Schema<?> schema, String name) {
        return schema.getRequired() != null && schema.getRequired().contains(name);
    }

    @SuppressWarnings("rawtypes") // as the library has it
    private static void allowNull(Class<?> record, RecordComponent component, Schema<?> schema) {
        Schema property = schema.getProperties().get(component.getName());
        if (property == null || record.isAnnotationPresent(JsonInclude.class)) {
            return;
        }
        if (property.get$ref() != null) {
            var orNull = new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem(NULL)));
            schema.getProperties().put(component.getName(), orNull);
        } else if (property.getTypes() != null) {
            property.addType(NULL);
        }
    }
}
