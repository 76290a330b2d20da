package io.svara.tickets.messages;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;
import org.jspecify.annotations.Nullable;

/** A ticket's conversation, oldest first. Not read-only: a clean copy by an older cleaner is renewed on the way. */
@UseCase(permission = Permission.TICKETS, reading = true)
class ListMessages {

    private final TicketRows tickets;
    private final MessageRows messages;
    private final MessageViews views;

    ListMessages(TicketRows tickets, MessageRows messages, MessageViews views) {
        this.tickets = tickets;
        this.messages = messages;
        this.views = views;
    }

    Page<MessageView> list(TicketId id, int limit, @Nullable Cursor cursor) {
        var ticket = tickets.getVisible(id);
        var rows = messages.page(
                ticket.id(), cursor == null ? null : cursor.at(), cursor == null ? 0 : cursor.id(), limit + 1);
        var page = Page.cut(
                rows,
                limit,
                message -> new Cursor(message.createdAt(), message.id().value()));
        return new Page<>(views.all(page.items()), page.next());
    }
}
