package io.svara.people.access;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;

@UseCase(permission = Permission.GRANT, readOnly = true)
class ListRoles {

    private final RoleTable roles;

    ListRoles(RoleTable roles) {
        this.roles = roles;
    }

    Page<RoleView> list() {
        return new Page<>(roles.all().stream().map(RoleView::of).toList(), null);
    }
}
