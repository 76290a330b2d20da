package io.svara.mail.grant;

import io.svara.kernel.SvaraSettings;
import org.springframework.stereotype.Component;

/** The page of the desk that providers send browsers back to; each app has to be registered with it. */
@Component
class RedirectUri {

    private static final String PAGE = "/admin/mailboxes/connected";

    private final String uri;

    RedirectUri(SvaraSettings settings) {
        this.uri = settings.baseUrl() + PAGE;
    }

    String text() {
        return uri;
    }
}
