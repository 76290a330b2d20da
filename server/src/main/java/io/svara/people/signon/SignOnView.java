package io.svara.people.signon;

import io.svara.people.GroupId;
import io.svara.people.signon.SignOn.MappedGroup;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The settings as administrators see them; the client's secret is never shown.
 *
 * @param redirectUri to be registered at the provider, letter by letter
 * @param signInAddress leads to the provider at once; null without a handle
 * @param office {@code front} or {@code back}, of new agents
 */
record SignOnView(
        boolean enabled,
        String name,
        @Nullable String handle,
        String issuer,
        String clientId,
        boolean hasSecret,
        List<String> domains,
        boolean only,
        boolean justInTime,
        String office,
        List<GroupId> defaultGroupIds,
        String groupClaim,
        List<MappedGroup> groups,
        boolean trustsFactor,
        String redirectUri,
        @Nullable String signInAddress,
        long version) {

    static SignOnView none(String redirectUri) {
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
                List.of(),
                "",
                List.of(),
                false,
                redirectUri,
                null,
                0);
    }

    static SignOnView of(SignOn settings, String redirectUri) {
        var handle = settings.handle();
        return new SignOnView(
                settings.enabled(),
                settings.name(),
                handle,
                settings.issuer(),
                settings.clientId(),
                true,
                settings.domains(),
                settings.only(),
                settings.justInTime(),
                settings.office().name().toLowerCase(Locale.ROOT),
                settings.defaultGroups(),
                settings.groupClaim(),
                settings.groups(),
                settings.trustsFactor(),
                redirectUri,
                handle == null ? null : redirectUri.replace(SignOnSecrets.PAGE, "/sign-in/sso/" + handle),
                settings.version());
    }
}
