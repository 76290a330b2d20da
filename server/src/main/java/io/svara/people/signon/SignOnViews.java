package io.svara.people.signon;

import io.svara.people.licence.Licences;
import org.springframework.stereotype.Component;

/** In the caller's transaction. */
@Component
class SignOnViews {

    private final SignOnRows rows;
    private final SignOnDomainRows domains;
    private final Licences licences;
    private final SignOnSecrets secrets;

    SignOnViews(SignOnRows rows, SignOnDomainRows domains, Licences licences, SignOnSecrets secrets) {
        this.rows = rows;
        this.domains = domains;
        this.licences = licences;
        this.secrets = secrets;
    }

    SignOnView current() {
        return rows.find()
                .map(settings -> SignOnView.of(settings, domains.all(), licences.all(), secrets.redirectUri()))
                .orElseGet(() -> SignOnView.none(licences.all(), secrets.redirectUri()));
    }
}
