package io.svara.tickets.letter;

import io.svara.mailboxes.Mailbox;
import io.svara.tickets.Ticket;
import java.util.List;
import java.util.Map;

/** The tags of a mailbox's texts (AUT-4). */
final class LetterTag {

    static final List<String> OF_A_RESPONSE = List.of(
            "ticket.number", "ticket.subject", "requester.name", "requester.email", "mailbox.name", "mailbox.address");

    static final List<String> OF_A_REPLY = List.of(
            "agent.name",
            "agent.email",
            "ticket.number",
            "ticket.subject",
            "requester.name",
            "requester.email",
            "mailbox.name",
            "mailbox.address");

    private LetterTag() {}

    /** Whom a text is for. Who has no name is known by their address; that is no name to greet anybody by. */
    record Person(String name, String email) {

        Person {
            name = name.equals(email) ? "" : name;
        }

        static final Person NOBODY = new Person("", "");
    }

    /** @param number as people see it, with its prefix */
    static Map<String, String> values(Mailbox mailbox, String number, String subject, Person requester, Person agent) {
        return Map.of(
                "agent.name", agent.name(),
                "agent.email", agent.email(),
                "ticket.number", number,
                "ticket.subject", subject,
                "requester.name", requester.name(),
                "requester.email", requester.email(),
                "mailbox.name", mailbox.name(),
                "mailbox.address", mailbox.address());
    }

    static String number(Ticket ticket) {
        if (ticket.number() == null) {
            return "";
        }
        return ticket.numberPrefix().isEmpty()
                ? Long.toString(ticket.number())
                : ticket.numberPrefix() + "-" + ticket.number();
    }
}
