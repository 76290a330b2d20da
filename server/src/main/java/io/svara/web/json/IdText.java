package io.svara.web.json;

import io.svara.kernel.Id;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.util.ReflectionUtils;

/** Ids as text: one spelling each, so that an id can be compared as a string by those outside. */
final class IdText {

    private static final Pattern SPELLING = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

    private IdText() {}

    static <T extends Id> T parse(Class<T> type, String text) {
        if (!SPELLING.matcher(text).matches()) {
            throw new IllegalArgumentException("not an id");
        }
        try {
            var value = Long.parseLong(text);
            return type.cast(constructor(type).newInstance(value));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " is no record of one long", broken);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        var known = CONSTRUCTORS.get(type);
        if (known != null) {
            return known;
        }
        var found = type.getDeclaredConstructor(long.class);
        ReflectionUtils.makeAccessible(found);
        CONSTRUCTORS.put(type, found);
        return found;
    }
}
