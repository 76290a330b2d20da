package io.svara.organization.services;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.util.List;

/** What is there to be used, and how far its guides have come. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListServices {

    private final ServiceView.Views views;

    ListServices(ServiceView.Views views) {
        this.views = views;
    }

    List<ServiceView> list() {
        return views.all();
    }
}
