package io.svara.tickets.letter;

import io.svara.mailboxes.Mailbox;
import io.svara.tickets.Ticket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tags of a mailbox's texts (AUT-4). */
final class LetterTag {

    static final List<String> OF_A_RESPONSE = List.of(
            "requester.name",
            "requester.first-name",
            "requester.email",
            "ticket.number",
            "ticket.subject",
            "mailbox.name",
            "mailbox.address",
            "organization.name");

    static final List<String> OF_A_REPLY = Stream.concat(
                    Stream.of("agent.name", "agent.first-name", "agent.email"), OF_A_RESPONSE.stream())
            .toList();

    private LetterTag() {}

    /** Whom a text is for. Who has no name is known by their address; that is no name to greet anybody by. */
    record Person(String name, String email) {

        Person {
            name = name.equals(email) ? "" : name;
        }

        static final Person NOBODY = new Person("", "");

        /** "Kim" of "Kim Lind", and of "Lind, Kim". */
        String firstName() {
            var given =
                    name.contains(",") ? name.substring(name.indexOf(',') + 1).strip() : name;
            return given.split("\\s+", 2)[0];
        }
    }

    /**
     * What a text is filled in with.
     *
     * @param number as people see it, with its prefix
     */
    record Known(Mailbox mailbox, String organization, String number, String subject, Person requester, Person agent) {

        Map<String, String> values() {
            return Map.ofEntries(
                    Map.entry("agent.name", agent.name()),
                    Map.entry("agent.first-name", agent.firstName()),
                    Map.entry("agent.email", agent.email()),
                    Map.entry("requester.name", requester.name()),
                    Map.entry("requester.first-name", requester.firstName()),
                    Map.entry("requester.email", requester.email()),
                    Map.entry("ticket.number", number),
                    Map.entry("ticket.subject", subject),
                    Map.entry("mailbox.name", mailbox.name()),
                    Map.entry("mailbox.address", mailbox.address()),
                    Map.entry("organization.name", organization));
        }
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
