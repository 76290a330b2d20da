package io.svara.webhooks.manage;

import io.svara.kernel.problem.Checks;
import io.svara.webhooks.events.TicketEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a webhook's name and address may be. */
final class WebhookFields {

    private static final int MAX_NAME = 100;
    private static final int MAX_URL = 2000;
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private WebhookFields() {}

    static Checks check(@Nullable String name, @Nullable String url, List<String> events) {
        return new Checks()
                .text(name, "name", MAX_NAME)
                .text(url, "url", MAX_URL)
                .that(
                        url == null || url.isBlank() || isAddress(url.strip()),
                        "url",
                        "invalid-url",
                        "This is no address that can be called; it should look like https://shop.example/hook.")
                .that(
                        TicketEvent.words().containsAll(events),
                        "events",
                        "unknown",
                        "Use of " + String.join(", ", TicketEvent.words()) + ".");
    }

    /** A password does not belong into an address, which is shown. */
    private static boolean isAddress(String text) {
        try {
            var url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65_535;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
