package io.svara.people.signon;

import io.svara.kernel.problem.Checks;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.NewAgent.Office;
import io.svara.people.signon.SignOn.MappedGroup;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are written, whole.
 *
 * @param handle a word for the address that leads to the provider at once
 * @param issuer as the provider names itself, letter by letter
 * @param clientSecret absent: as it is
 * @param domains of e-mail addresses; each counts once it is proved
 * @param office {@code front} or {@code back}
 * @param licenceLevelId of new agents, and kept as long as they are made; null: all services
 * @param factorValues of the claim {@code acr}, by which the provider says that there was a second factor
 * @param ifVersion the version that the writer saw, 0 for none
 */
record SignOnRequest(
        @Nullable Boolean enabled,
        @Nullable String name,
        @Nullable String handle,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable List<String> domains,
        @Nullable Boolean only,
        @Nullable Boolean justInTime,
        @Nullable String office,
        @Nullable LicenceLevelId licenceLevelId,
        @Nullable List<GroupId> defaultGroupIds,
        @Nullable String groupClaim,
        @Nullable List<MappedGroup> groups,
        @Nullable List<String> factorValues,
        @Nullable Boolean trustsFactor,
        @Nullable Long ifVersion) {

    private static final Pattern HANDLE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}\\.)*[a-z0-9-]+\\.[a-z]{2,63}");
    private static final int MAX_DOMAINS = 50;
    private static final int MAX_GROUPS = 500;
    private static final int MAX_FACTOR_VALUES = 500;

    /** In its address a handle must not be taken for a page of the desk. */
    private static final String RESERVED = "done";

    @Override
    public String toString() {
        return "SignOnRequest[" + issuer + "]";
    }

    String trimmedIssuer() {
        return text(issuer);
    }

    String trimmedClient() {
        return text(clientId);
    }

    SignOn read() {
        var words = Objects.requireNonNullElse(domains, List.<String>of()).stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
        var handleWord = text(handle).toLowerCase(Locale.ROOT);
        var mapped = Objects.requireNonNullElse(groups, List.<MappedGroup>of());
        var factors = Objects.requireNonNullElse(factorValues, List.<String>of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        var checks = new Checks();
        checks.text(name, "name", 60)
                .text(clientId, "clientId", 300)
                .that(
                        isIssuer(text(issuer)),
                        "issuer",
                        "not-an-issuer",
                        "Use an address such as https://login.example.com.")
                .that(
                        !handleWord.isEmpty(),
                        "handle",
                        "required",
                        "Choose a word for the link that leads your agents to the provider.")
                .that(
                        handleWord.isEmpty() || (HANDLE.matcher(handleWord).matches() && !handleWord.equals(RESERVED)),
                        "handle",
                        "not-a-handle",
                        "Use small letters, digits and hyphens, at most 40.")
                .that(words.size() <= MAX_DOMAINS, "domains", "too-many", "Give at most " + MAX_DOMAINS + ".")
                .that(
                        office == null || office.equals("front") || office.equals("back"),
                        "office",
                        "unknown",
                        "Use front or back.")
                .that(text(groupClaim).length() <= 100, "groupClaim", "too-long", "Use at most 100 characters.")
                .that(
                        String.join(" ", factors).length() <= MAX_FACTOR_VALUES
                                && factors.stream().noneMatch(value -> value.matches(".*\\s.*")),
                        "factorValues",
                        "too-long",
                        "Use values without spaces, at most " + MAX_FACTOR_VALUES + " characters together.")
                .that(mapped.size() <= MAX_GROUPS, "groups", "too-many", "Map at most " + MAX_GROUPS + ".")
                .that(
                        mapped.isEmpty() || !text(groupClaim).isEmpty(),
                        "groupClaim",
                        "required",
                        "Say in which claim the provider names groups.");
        for (var index = 0; index < words.size(); index++) {
            checks.that(
                    words.get(index).length() <= 253
                            && DOMAIN.matcher(words.get(index)).matches(),
                    "domains[" + index + "]",
                    "not-a-domain",
                    words.get(index) + " is no domain; it should look like example.com.");
        }
        for (var index = 0; index < mapped.size(); index++) {
            var one = mapped.get(index);
            checks.that(
                    one.value() != null && !one.value().isBlank() && one.value().length() <= 200,
                    "groups[" + index + "].value",
                    "required",
                    "Say which value stands for the group, in at most 200 characters.");
            checks.that(one.groupId() != null, "groups[" + index + "].groupId", "required", "Choose a group.");
        }
        checks.that(
                !is(justInTime) || !words.isEmpty(),
                "domains",
                "required",
                "New agents are made of these domains only: name at least one.");
        checks.done();
        return new SignOn(
                is(enabled),
                text(name),
                handleWord,
                text(issuer),
                text(clientId),
                words,
                is(only),
                is(justInTime),
                "back".equals(office) ? Office.BACK : Office.FRONT,
                is(justInTime) ? licenceLevelId : null,
                Objects.requireNonNullElse(defaultGroupIds, List.of()),
                text(groupClaim),
                mapped,
                factors,
                is(trustsFactor),
                0);
    }

    static boolean isIssuer(String text) {
        try {
            var address = URI.create(text);
            return text.length() <= 500
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static boolean is(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
