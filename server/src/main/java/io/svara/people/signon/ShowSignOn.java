package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;

/** How the organisation's agents sign in at its provider, as far as it may be shown. */
@UseCase(permission = Permission.SECURITY, readOnly = true)
class ShowSignOn {

    private final SignOnRows rows;
    private final SignOnSecrets secrets;

    ShowSignOn(SignOnRows rows, SignOnSecrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    SignOnView show() {
        return rows.find()
                .map(settings -> SignOnView.of(settings, secrets.redirectUri()))
                .orElseGet(() -> SignOnView.none(secrets.redirectUri()));
    }
}
