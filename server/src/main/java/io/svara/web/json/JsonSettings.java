package io.svara.web.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.svara.kernel.Id;
import java.util.List;
import java.util.Set;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How the API reads and writes. Unknown properties are ignored, so that an older server takes a newer client; a value
 * of the wrong type is refused rather than guessed at.
 */
@Configuration(proxyBeanMethods = false)
class JsonSettings implements WebMvcConfigurer {

    /** A flow is the deepest thing sent, and it is flat. */
    private static final int MAX_DEPTH = 100;

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return builder -> builder.streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.addModule(new IdJson())
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, coercion -> {
                    coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    coercion.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    coercion.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule("text").addDeserializer(String.class, new StorableText()))
                .withConfigOverride(List.class, JsonSettings::withoutNulls)
                .withConfigOverride(Set.class, JsonSettings::withoutNulls);
    }

    /** A list of ids with a hole in it is a mistake of whoever made it. */
    private static void withoutNulls(MutableConfigOverride list) {
        list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new IdConverters());
    }

    private static final class IdConverters implements ConverterFactory<String, Id> {

        @Override
        public <T extends Id> Converter<String, T> getConverter(Class<T> type) {
            return text -> IdText.parse(type, text);
        }
    }
}
