package io.svara.contacts.recipients;

import io.svara.contacts.recipients.RecipientRows.Recipient;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import org.jspecify.annotations.Nullable;

/** All addresses, by the day of their last use, newest first; or the best of those that hold what is looked for, on one page. */
@UseCase(permission = Permission.RECIPIENTS, readOnly = true)
class ListRecipients {

    private static final int MAX_PART = 200;

    private final RecipientRows rows;

    ListRecipients(RecipientRows rows) {
        this.rows = rows;
    }

    Page<Recipient> list(@Nullable String looked, @Nullable Cursor after, int limit) {
        var part = looked == null ? "" : looked.strip();
        if (part.isEmpty()) {
            return Page.cut(rows.page(after, limit + 1), limit, Recipient::cursor);
        }
        return new Page<>(rows.search(part.substring(0, Math.min(part.length(), MAX_PART)), limit), null);
    }
}
