package io.svara.organization.brands;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Brand.Colours;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What making and changing a brand check alike. */
final class BrandReader {

    /** A brand that has been checked; each language once, in its canonical form. */
    record Read(String name, List<String> languages, Colours colours) {}

    private static final int MAX_NAME = 100;
    private static final int MAX_LANGUAGES = 50;
    private static final String COLOUR = "#[0-9a-fA-F]{6}";
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private BrandReader() {}

    static Read read(BrandRequest request) {
        var checks = new Checks().text(request.name(), "name", MAX_NAME);
        var languages = languages(request.languages(), checks);
        colour(request.accentColour(), "accentColour", checks);
        colour(request.textColour(), "textColour", checks);
        checks.done();
        return new Read(
                request.name().strip(),
                languages,
                new Colours(
                        request.accentColour().toLowerCase(Locale.ROOT),
                        request.textColour().toLowerCase(Locale.ROOT)));
    }

    private static List<String> languages(@Nullable List<String> given, Checks checks) {
        var tags = given == null ? List.<String>of() : given;
        checks.that(!tags.isEmpty(), "languages", "required", "Name at least one language; the first is the default.")
                .that(
                        tags.size() <= MAX_LANGUAGES,
                        "languages",
                        "too-many",
                        "Name at most " + MAX_LANGUAGES + " languages.");
        for (var index = 0; index < tags.size(); index++) {
            checks.that(
                    canonical(tags.get(index)).isPresent(),
                    "languages[" + index + "]",
                    "unknown-language",
                    "Name a language by its BCP 47 tag, such as sv or en-GB.");
        }
        return tags.stream().flatMap(tag -> canonical(tag).stream()).distinct().toList();
    }

    private static Optional<String> canonical(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return Optional.empty();
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return KNOWN.contains(locale.getLanguage()) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    private static void colour(@Nullable String colour, String field, Checks checks) {
        checks.that(colour != null && colour.matches(COLOUR), field, "not-a-colour", "Write a colour as #rrggbb.");
    }

    static Problem nameTaken() {
        return Problem.of(
                Problem.Kind.CONFLICT, "brand-exists", "There is a brand of this name already. Choose another.");
    }
}
