package io.svara.contacts;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an agent may mean by the beginning of a name or an address that they have typed. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class SuggestContacts {

    private final Contacts contacts;

    SuggestContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    Page<Contacts.Suggestion> suggest(@Nullable String typed, int limit) {
        var part = typed == null ? "" : typed.strip();
        return part.isEmpty() || part.length() > Contacts.MAX_NAME
                ? new Page<>(List.of(), null)
                : new Page<>(contacts.suggestions(part, limit), null);
    }
}
