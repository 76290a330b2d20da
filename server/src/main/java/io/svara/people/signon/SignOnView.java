package io.svara.people.signon;

import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.licence.LicenceLevel;
import io.svara.people.signon.SignOn.MappedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The settings as administrators see them; the client's secret is never shown.
 *
 * @param redirectUri to be registered at the provider, letter by letter
 * @param signInAddress leads to the provider at once; null while nothing is set
 * @param office {@code front} or {@code back}, of new agents
 * @param licenceLevelId of new agents; null: all services
 * @param licenceLevels to choose among; empty where the installation sells no plans
 */
record SignOnView(
        boolean enabled,
        String name,
        @Nullable String handle,
        String issuer,
        String clientId,
        boolean hasSecret,
        List<Domain> domains,
        boolean only,
        boolean justInTime,
        String office,
        @Nullable LicenceLevelId licenceLevelId,
        List<LicenceLevel> licenceLevels,
        List<GroupId> defaultGroupIds,
        String groupClaim,
        List<MappedGroup> groups,
        List<String> factorValues,
        boolean trustsFactor,
        String redirectUri,
        @Nullable String signInAddress,
        long version) {

    /**
     * An e-mail domain, and the TXT record in its DNS that proves it.
     *
     * @param state {@code pending}, {@code proved} or {@code lost}
     * @param changedAt since when
     * @param askedAt when DNS has answered last; null: not yet
     */
    record Domain(
            String name,
            String state,
            String recordName,
            String recordValue,
            Instant changedAt,
            @Nullable Instant askedAt) {

        private static Domain of(SignOnDomain domain) {
            return new Domain(
                    domain.name(),
                    domain.state().word(),
                    domain.recordName(),
                    domain.recordValue(),
                    domain.changedAt(),
                    domain.askedAt());
        }
    }

    static SignOnView none(List<LicenceLevel> levels, String redirectUri) {
        return new SignOnView(
                false,
                "",
                null,
                "",
                "",
                false,
                List.of(),
                false,
                false,
                "front",
                null,
                levels,
                List.of(),
                "",
                List.of(),
                List.of(),
                false,
                redirectUri,
                null,
                0);
    }

    static SignOnView of(SignOn settings, List<SignOnDomain> domains, List<LicenceLevel> levels, String redirectUri) {
        var handle = settings.handle();
        return new SignOnView(
                settings.enabled(),
                settings.name(),
                handle,
                settings.issuer(),
                settings.clientId(),
                true,
                domains.stream().map(Domain::of).toList(),
                settings.only(),
                settings.justInTime(),
                settings.office().name().toLowerCase(Locale.ROOT),
                settings.licenceLevelId(),
                levels,
                settings.defaultGroups(),
                settings.groupClaim(),
                settings.groups(),
                settings.factorValues(),
                settings.trustsFactor(),
                redirectUri,
                handle == null ? null : redirectUri.replace(SignOnSecrets.PAGE, "/sign-in/sso/" + handle),
                settings.version());
    }
}
