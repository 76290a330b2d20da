package io.svara.people.signon;

import org.springframework.stereotype.Component;

/** In the caller's transaction. */
@Component
class SignOnViews {

    private final SignOnRows rows;
    private final SignOnDomainRows domains;
    private final SignOnSecrets secrets;

    SignOnViews(SignOnRows rows, SignOnDomainRows domains, SignOnSecrets secrets) {
        this.rows = rows;
        this.domains = domains;
        this.secrets = secrets;
    }

    SignOnView current() {
        return rows.find()
                .map(settings -> SignOnView.of(settings, domains.all(), secrets.redirectUri()))
                .orElseGet(() -> SignOnView.none(secrets.redirectUri()));
    }
}
