package io.svara.kernel.log;

import io.svara.kernel.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a change was about: ids (as strings, as in the API), stable words, numbers, flags and instants. Its methods
 * take nothing that could be a person's name, address or words, because the log outlives an erased person.
 */
public record Facts(Map<String, Object> values) {

    public static final Facts NONE = new Facts(Map.of());

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._:-]{0,63}");

    public Facts {
        values = Map.copyOf(values);
    }

    public Optional<Long> id(String name) {
        return word(name).map(Long::valueOf);
    }

    public List<Long> ids(String name) {
        return values.get(name) instanceof List<?> ids
                ? ids.stream().map(id -> Long.valueOf(id.toString())).toList()
                : List.of();
    }

    public Optional<String> word(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    public Optional<Long> number(String name) {
        return values.get(name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    public Optional<Instant> instant(String name) {
        return word(name).map(Instant::parse);
    }

    Facts with(String name, Id id) {
        return put(name, Long.toString(id.value()));
    }

    Facts with(String name, Collection<? extends Id> ids) {
        return put(name, ids.stream().map(id -> Long.toString(id.value())).toList());
    }

    Facts with(String name, String word) {
        return put(name, checked(word));
    }

    Facts withWords(String name, List<String> words) {
        return put(name, words.stream().map(Facts::checked).toList());
    }

    Facts with(String name, long number) {
        return put(name, number);
    }

    Facts with(String name, boolean flag) {
        return put(name, flag);
    }

    Facts with(String name, Instant instant) {
        return put(name, instant.toString());
    }

    private Facts put(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(checked(name), value);
        return new Facts(more);
    }

    /** A stable word of ours: lower case, digits and {@code . _ : -}, at most 64. */
    static String checked(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("Not a stable word for the log (a person's text has no place there)");
        }
        return word;
    }

    String json() {
        return JSON.writeValueAsString(new TreeMap<>(values));
    }

    static Facts parse(String json) {
        return new Facts(JSON.readValue(json, VALUES));
    }
}
