package io.svara.web.json;

import io.svara.kernel.Id;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Every {@link Id} is a string in JSON, as value and as key, whichever module it belongs to. */
final class IdJson extends SimpleModule {

    IdJson() {
        super("svara-ids");
        addSerializer(new Writer());
        addKeySerializer(Id.class, new KeyWriter());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
        context.addKeyDeserializers((type, config, description) -> keyReader(type));
    }

    private static @Nullable KeyDeserializer keyReader(JavaType type) {
        return isId(type) ? new KeyReader(type.getRawClass().asSubclass(Id.class)) : null;
    }

    private static boolean isId(JavaType type) {
        return Id.class.isAssignableFrom(type.getRawClass());
    }

    private static final class Writer extends StdSerializer<Id> {

        Writer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Long.toString(id.value()));
        }
    }

    private static final class KeyWriter extends StdSerializer<Id> {

        KeyWriter() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator generator, SerializationContext context) {
            generator.writeName(Long.toString(id.value()));
        }
    }

    private static final class Readers extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isId(type) ? new Reader<>(type.getRawClass().asSubclass(Id.class)) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Id.class.isAssignableFrom(type);
        }
    }

    private static final class Reader<T extends Id> extends ValueDeserializer<T> {

        private final Class<T> type;

        Reader(Class<T> type) {
            this.type = type;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(type, parser);
            }
            try {
                return IdText.parse(type, parser.getString());
            } catch (IllegalArgumentException malformed) {
                return (T) context.handleWeirdStringValue(type, parser.getString(), "not an id");
            }
        }
    }

    private static final class KeyReader extends KeyDeserializer {

        private final Class<? extends Id> type;

        KeyReader(Class<? extends Id> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return IdText.parse(type, key);
            } catch (IllegalArgumentException malformed) {
                return context.handleWeirdKey(type, key, "not an id");
            }
        }
    }
}
