package io.svara.tickets.types;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;

/** What every type is or was called: a removed one stays on its tickets, and in history. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameTypes {

    private final TypeRows types;

    NameTypes(TypeRows types) {
        this.types = types;
    }

    record NamedType(TypeId id, String name) {}

    Page<NamedType> all() {
        return new Page<>(
                types.ever().stream()
                        .map(type -> new NamedType(type.id(), type.name()))
                        .toList(),
                null);
    }
}
