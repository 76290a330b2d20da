package io.svara.mail.grant;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.util.Arrays;
import java.util.List;

/** With which providers accounts can be connected here, and what the operator has to set where they cannot. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowProviders {

    /**
     * @param id {@code google} or {@code microsoft}
     * @param ready whether the operator has registered an app with it
     * @param settings the names of what the operator sets for that
     */
    record ProviderView(String id, boolean ready, List<String> settings) {}

    /** @param redirectUri what each app has to be registered with */
    record Answer(String redirectUri, List<ProviderView> providers) {}

    private final ProviderSettings settings;
    private final RedirectUri redirect;

    ShowProviders(ProviderSettings settings, RedirectUri redirect) {
        this.settings = settings;
        this.redirect = redirect;
    }

    Answer show() {
        var providers = Arrays.stream(Provider.values())
                .map(provider -> new ProviderView(
                        provider.word(),
                        settings.of(provider).isSet(),
                        List.of(
                                "SVARA_" + provider.name() + "_CLIENT_ID",
                                "SVARA_" + provider.name() + "_CLIENT_SECRET")))
                .toList();
        return new Answer(redirect.text(), providers);
    }
}
