package io.svara.people.session;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.people.SessionCookie;
import org.jspecify.annotations.Nullable;

@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ShowSession {

    private final SessionViews views;

    ShowSession(SessionViews views) {
        this.views = views;
    }

    SessionView show(@Nullable SessionCookie cookie) {
        return views.of(Scope.agent(), cookie);
    }
}
