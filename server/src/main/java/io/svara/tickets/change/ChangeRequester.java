package io.svara.tickets.change;

import io.svara.contacts.Contacts;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.log.Change;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Ticket;
import io.svara.tickets.store.TicketRows;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes somebody else a ticket's requester; who was it before stays a participant, whose mails join the ticket. */
@Component
class ChangeRequester {

    /**
     * @param name for a contact that is made anew; one that is there keeps its own
     * @param email whose contact becomes the requester
     */
    record NewRequester(@Nullable String name, @Nullable String email) {}

    private static final int MAX_NAME = 200;

    private final TicketRows tickets;
    private final Contacts contacts;
    private final Mailboxes mailboxes;

    ChangeRequester(TicketRows tickets, Contacts contacts, Mailboxes mailboxes) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
    }

    List<Change> change(Ticket ticket, NewRequester wanted) {
        var email = checked(wanted);
        var contact = contacts.contactFor(Objects.requireNonNullElse(wanted.name(), ""), email);
        if (contact.equals(ticket.requester())
                && EmailAddress.key(email).equals(EmailAddress.key(ticket.requesterEmail()))) {
            return List.of();
        }
        tickets.setRequester(ticket.id(), contact, email);
        return List.of(Change.of("ticket.requester-changed", "ticket", ticket.id())
                .with("from", ticket.requester())
                .with("to", contact));
    }

    private String checked(NewRequester wanted) {
        var email = wanted.email() == null ? "" : wanted.email().strip();
        var name = Objects.requireNonNullElse(wanted.name(), "");
        new Checks()
                .that(
                        EmailAddress.isValid(email),
                        "requester.email",
                        "invalid-address",
                        "Name the requester's address.")
                .that(
                        name.length() <= MAX_NAME,
                        "requester.name",
                        "too-long",
                        "A name has at most " + MAX_NAME + " characters.")
                .done();
        if (!mailboxes.own(Set.of(EmailAddress.key(email))).isEmpty()) {
            throw Problem.invalid(
                    "requester.email",
                    "own-address",
                    "This is one of your own mailboxes. Name the customer's address.");
        }
        return email;
    }
}
