package io.svara.web.openapi;

import io.svara.kernel.paging.Page;
import io.swagger.v3.core.util.Json;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a type is called in the description. Many calls have a {@code Request} of their own: nested ones are named
 * together with where they stand ({@code CreateTicketRequest}), views are not.
 */
final class SchemaNames {

    private static final Map<String, Class<?>> GIVEN = new ConcurrentHashMap<>();

    private SchemaNames() {}

    static String of(Type type) {
        var java = Json.mapper().constructType(type);
        return java.getRawClass() == Page.class ? "PageOf" + of(java.containedType(0)) : unique(java.getRawClass());
    }

    /** Two types of one name would be described as one of them, whichever came last. */
    private static String unique(Class<?> type) {
        var name = name(type);
        var other = GIVEN.putIfAbsent(name, type);
        if (other != null && !other.getName().equals(type.getName())) {
            throw new IllegalStateException(type + " and " + other + " would both be described as " + name);
        }
        return name;
    }

    static String name(Class<?> type) {
        var name = type.getSimpleName();
        var outer = type.getEnclosingClass();
        if (outer == null || name.endsWith("View")) {
            return name;
        }
        var place = outer.getSimpleName().replaceFirst("(?:Controller|Table|View)$", "");
        return place.contains(name) ? name : place + name;
    }
}
