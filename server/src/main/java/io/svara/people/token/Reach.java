package io.svara.people.token;

import io.svara.kernel.access.TokenScope;
import io.svara.kernel.log.Change;
import io.svara.kernel.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far and how long a token reaches.
 *
 * @param scopes null: as far as its agent
 * @param expiresAt null: never
 */
record Reach(@Nullable Set<TokenScope> scopes, @Nullable Instant expiresAt) {

    static final Reach WHOLE = new Reach(null, null);
    private static final Duration LONGEST = Duration.ofDays(3660);

    static Reach read(@Nullable Collection<String> words, @Nullable Instant expiresAt) {
        if (words == null) {
            return new Reach(null, expiresAt);
        }
        var scopes = words.stream()
                .map(word -> TokenScope.of(word).orElseThrow(Reach::unknown))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
        if (scopes.isEmpty()) {
            throw Problem.invalid("scopes", "required", "Choose at least one.");
        }
        return new Reach(scopes, expiresAt);
    }

    private static Problem unknown() {
        return Problem.invalid(
                "scopes",
                "unknown",
                Arrays.stream(TokenScope.values())
                        .map(TokenScope::word)
                        .collect(Collectors.joining(", ", "Use of ", ".")));
    }

    void check(Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST)))) {
            throw Problem.invalid("expiresAt", "out-of-range", "Choose a day to come, within ten years.");
        }
    }

    String @Nullable [] words() {
        return scopes == null
                ? null
                : scopes.stream().sorted().map(TokenScope::word).toArray(String[]::new);
    }

    /** A scope that this version does not know was given by a newer one: it opens nothing here. */
    static Set<TokenScope> scopes(String @Nullable [] words) {
        return words == null
                ? EnumSet.allOf(TokenScope.class)
                : Arrays.stream(TokenScope.values())
                        .filter(scope -> List.of(words).contains(scope.word()))
                        .collect(Collectors.toSet());
    }

    Change tell(Change change) {
        var told = expiresAt == null ? change : change.with("expires", expiresAt);
        if (scopes == null) {
            return told.with("all-scopes", true);
        }
        for (var scope : scopes) {
            told = told.with(scope.word(), true);
        }
        return told;
    }
}
