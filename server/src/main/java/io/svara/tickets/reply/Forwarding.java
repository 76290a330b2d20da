package io.svara.tickets.reply;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlEscape;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.organization.Organizations;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.svara.tickets.messages.MessageViews;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a conversation goes to somebody outside of it (TIC-8): chosen messages, oldest first, and their files. */
@Component
class Forwarding {

    /** More are no mail that anybody reads; the newest are taken. */
    private static final int MOST = 100;

    private static final Labels ENGLISH =
            new Labels(Locale.ENGLISH, "Forwarded message", "From", "Date", "Subject", "To");
    private static final Map<String, Labels> LABELS = Map.of(
            "sv", new Labels(Locale.of("sv"), "Vidarebefordrat meddelande", "Från", "Datum", "Ämne", "Till"),
            "no", new Labels(Locale.of("no"), "Videresendt melding", "Fra", "Dato", "Emne", "Til"));

    private record Labels(Locale locale, String title, String from, String date, String subject, String to) {}

    /**
     * @param html the messages under a line for each of who wrote when to whom, with pictures by their address here
     * @param files the messages' files that are no pictures in the text
     */
    record Forwarded(String html, List<AttachedBlob> files) {}

    private final MessageRows messages;
    private final AttachmentRows attachments;
    private final MessageViews views;
    private final Organizations organizations;

    Forwarding(MessageRows messages, AttachmentRows attachments, MessageViews views, Organizations organizations) {
        this.messages = messages;
        this.attachments = attachments;
        this.views = views;
        this.organizations = organizations;
    }

    /**
     * @param chosen absent: all but private notes
     * @param files absent: all files of these messages
     */
    Forwarded of(
            TicketId ticket, Mailbox mailbox, @Nullable List<MessageId> chosen, @Nullable List<AttachmentId> files) {
        var some = chosen(ticket, chosen);
        var labels = LABELS.getOrDefault(organizations.current().language(), ENGLISH);
        var html = views.all(some).stream()
                .map(message -> html(message, labels, mailbox, some.size() > 1))
                .collect(Collectors.joining("<br>"));
        return new Forwarded(html, files(some, files));
    }

    private List<Message> chosen(TicketId ticket, @Nullable List<MessageId> ids) {
        var all = messages.page(ticket, null, 0, Integer.MAX_VALUE).stream()
                .filter(message -> message.kind() != MessageKind.NOTE)
                .filter(message -> ids == null || ids.contains(message.id()))
                .toList();
        if (all.isEmpty() || (ids != null && all.size() != new HashSet<>(ids).size())) {
            throw Problem.invalid(
                    "messageIds",
                    "unknown-message",
                    "Choose among this ticket's messages. A private note does not leave.");
        }
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private List<AttachedBlob> files(List<Message> some, @Nullable List<AttachmentId> wanted) {
        var found = attachments.of(some.stream().map(Message::id).toList()).stream()
                .filter(file -> !file.blob().inline() && !file.isInfected())
                .filter(file -> wanted == null || wanted.contains(file.id()))
                .toList();
        if (wanted != null && found.size() != new HashSet<>(wanted).size()) {
            throw Problem.invalid(
                    "fileIds", "unknown-attachment", "Choose among the files of the messages that are forwarded.");
        }
        return found.stream().map(Attachment::blob).toList();
    }

    /** @param many what each of several answers is among them already, and need not be in it once more */
    private static String html(MessageView message, Labels labels, Mailbox mailbox, boolean many) {
        var head = Stream.of(
                        line(labels.from(), people(message.from() == null ? List.of() : List.of(message.from()))),
                        line(
                                labels.date(),
                                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                                        .withLocale(labels.locale())
                                        .format(message.createdAt().atZone(mailbox.zone()))),
                        line(labels.subject(), message.subject()),
                        line(
                                labels.to(),
                                people(Stream.concat(message.to().stream(), message.cc().stream())
                                        .toList())))
                .collect(Collectors.joining("<br>"));
        return "<p>---------- " + labels.title() + " ----------<br>" + head + "</p>"
                + (many ? withoutTail(message.html()) : message.html());
    }

    private static String line(String label, String value) {
        return "<b>" + label + ":</b> " + HtmlEscape.escape(value);
    }

    private static String people(List<Address> people) {
        return people.stream()
                .map(person -> person.name().isEmpty() ? person.email() : person.name() + " <" + person.email() + ">")
                .collect(Collectors.joining(", "));
    }

    private static String withoutTail(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("div." + Folding.TAIL).remove();
        return document.body().html();
    }
}
