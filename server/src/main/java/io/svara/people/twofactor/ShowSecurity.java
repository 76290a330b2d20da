package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;

/** What the organisation asks of its agents' sign-in, and who does not meet it. */
@UseCase(permission = Permission.SECURITY, readOnly = true)
class ShowSecurity {

    private final SecurityViews views;

    ShowSecurity(SecurityViews views) {
        this.views = views;
    }

    SecurityView show() {
        return views.current();
    }
}
