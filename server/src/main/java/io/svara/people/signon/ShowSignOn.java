package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;

/** How the organisation's agents sign in at its provider, as far as it may be shown. */
@UseCase(permission = Permission.SECURITY, readOnly = true)
class ShowSignOn {

    private final SignOnViews views;

    ShowSignOn(SignOnViews views) {
        this.views = views;
    }

    SignOnView show() {
        return views.current();
    }
}
