package io.svara.tickets.list;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TypeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks for. All conditions hold together.
 *
 * @param unassigned only tickets that nobody has; {@code assignee} is null then
 */
record TicketQuery(
        @Nullable TicketFilter filter,
        @Nullable String search,
        List<StatusKind> statuses,
        @Nullable MailboxId mailbox,
        @Nullable LabelId label,
        @Nullable ContactId requester,
        @Nullable AgentId assignee,
        boolean unassigned,
        @Nullable ListedGroup group,
        @Nullable Priority priority,
        @Nullable TypeId type,
        Sort sort,
        int limit,
        @Nullable Cursor cursor) {

    /** The orders of a list; each is by an instant, then by id. */
    enum Sort {
        NEWEST_UPDATED("-updated"),
        OLDEST_UPDATED("updated"),
        NEWEST_CREATED("-created"),
        OLDEST_CREATED("created");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        static Sort parse(@Nullable String word) {
            if (word == null || word.isBlank()) {
                return NEWEST_UPDATED;
            }
            for (var sort : values()) {
                if (sort.word.equals(word)) {
                    return sort;
                }
            }
            throw Problem.invalid("sort", "unknown-sort", "Sort by -updated, updated, -created or created.");
        }

        boolean byUpdated() {
            return this == NEWEST_UPDATED || this == OLDEST_UPDATED;
        }

        boolean newestFirst() {
            return this == NEWEST_UPDATED || this == NEWEST_CREATED;
        }
    }
}
