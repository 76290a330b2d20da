package io.svara.kernel.problem;

import io.svara.kernel.EmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request's fields, so that its sender hears of all of it at once. */
public final class Checks {

    private final List<Problem.FieldError> errors = new ArrayList<>();

    public Checks that(boolean holds, String field, String code, String message) {
        if (!holds) {
            errors.add(new Problem.FieldError(field, code, message));
        }
        return this;
    }

    public Checks text(@Nullable String value, String field, int maxLength) {
        var given = value == null ? "" : value;
        that(!given.isBlank(), field, "required", "This must not be empty.");
        return that(
                given.length() <= maxLength, field, "too-long", "This may have at most " + maxLength + " characters.");
    }

    public Checks address(@Nullable String value, String field) {
        return that(
                value != null && EmailAddress.isValid(value.strip()),
                field,
                "invalid-address",
                "This is not an e-mail address; it should look like name@example.com.");
    }

    public Checks addresses(@Nullable Collection<String> values, String field) {
        var index = 0;
        for (var value : values == null ? List.<String>of() : values) {
            address(value, field + "[" + index++ + "]");
        }
        return this;
    }

    /** That a list is an order of what is there: each once, and nothing else. */
    public <T> Checks order(@Nullable List<T> given, Collection<T> present, String field) {
        return that(
                given != null && given.size() == present.size() && new HashSet<>(given).equals(new HashSet<>(present)),
                field,
                "not-all",
                "Name each of them once. Read the list again: somebody may have changed it.");
    }

    /** Ends the use case here, when anything was wrong. */
    public void done() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
