package io.svara.web.openapi;

import io.svara.kernel.Id;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Ids are strings, and what a record cannot leave out is required: types made from the description are then exact. */
final class SvaraTypes implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var raw = rawType(type);
        if (raw != null && Id.class.isAssignableFrom(raw)) {
            return string();
        }
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema != null && raw != null && raw.isRecord()) {
            require(raw, defined(schema, context));
        }
        return schema;
    }

    static Schema<?> string() {
        return new JsonSchema().typesItem("string");
    }

    private static @Nullable Class<?> rawType(AnnotatedType type) {
        var java = type.getType() == null ? null : Json.mapper().constructType(type.getType());
        return java == null ? null : java.getRawClass();
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var model = reference == null || !reference.startsWith(REFERENCE)
                ? null
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return model == null ? schema : model;
    }

    private static void require(Class<?> record, Schema<?> schema) {
        for (var component : record.getRecordComponents()) {
            var properties = schema.getProperties();
            var isThere = properties != null && properties.containsKey(component.getName());
            if (isThere
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !isRequired(schema, component.getName())) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean isRequired(Schema<?> schema, String name) {
        return schema.getRequired() != null && schema.getRequired().contains(name);
    }
}
