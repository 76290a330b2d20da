package io.svara.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Refuses the one character that no text in the database can hold. */
final class StorableText extends ValueDeserializer<String> {

    @Override
    public Class<?> handledType() {
        return String.class;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && text.indexOf('\0') >= 0) {
            return (String)
                    context.handleWeirdStringValue(String.class, "...", "the character U+0000 cannot be stored");
        }
        return text;
    }
}
