package io.svara.contacts.companies;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.problem.Checks;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A company as it is to be.
 *
 * @param domains of its mail, also written with an @ before them; none: contacts are its own by hand alone
 * @param ifVersion refused when it has changed since this version; null: whatever it is by now
 */
record CompanyRequest(
        @Nullable String name,
        @Nullable List<String> domains,
        @Nullable Long ifVersion) {

    private static final int MAX_NAME = 200;
    private static final int MOST_DOMAINS = 100;

    void check() {
        var checks = new Checks().text(name, "name", MAX_NAME);
        var given = given();
        checks.that(
                given.size() <= MOST_DOMAINS,
                "domains",
                "too-many",
                "A company may have at most " + MOST_DOMAINS + " domains.");
        for (var index = 0; index < given.size(); index++) {
            checks.that(
                    isDomain(given.get(index)),
                    "domains[" + index + "]",
                    "invalid-domain",
                    "This is not a domain; it should look like firm.example.");
        }
        checks.done();
    }

    String checkedName() {
        return Objects.requireNonNull(name).strip();
    }

    /** In lower case and ASCII, each once. */
    List<String> checkedDomains() {
        return given().stream()
                .map(domain -> EmailAddress.domain("a@" + bare(domain)))
                .distinct()
                .toList();
    }

    private List<String> given() {
        return Objects.requireNonNullElse(domains, List.of());
    }

    /** A whole top-level domain is nobody's. */
    private static boolean isDomain(@Nullable String text) {
        return text != null && bare(text).contains(".") && EmailAddress.isValid("a@" + bare(text));
    }

    private static String bare(String domain) {
        var stripped = domain.strip();
        return stripped.startsWith("@") ? stripped.substring(1) : stripped;
    }
}
