package io.svara.tickets.messages;

import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.Folding;
import io.svara.tickets.Attachment;
import io.svara.tickets.Message;
import io.svara.tickets.MessageView;
import io.svara.tickets.store.AttachmentRows;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.Body;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts headers, bodies and attachments together: two statements for any number of messages. */
@Component
public class MessageViews {

    private final MessageRows messages;
    private final AttachmentRows attachments;
    private final Bodies bodies;

    MessageViews(MessageRows messages, AttachmentRows attachments, Bodies bodies) {
        this.messages = messages;
        this.attachments = attachments;
        this.bodies = bodies;
    }

    public MessageView one(Message message) {
        return all(List.of(message)).getFirst();
    }

    public List<MessageView> all(List<Message> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        var ids = page.stream().map(Message::id).toList();
        var texts = messages.bodies(ids);
        var files = attachments.of(ids).stream()
                .collect(Collectors.groupingBy(attachment -> Objects.requireNonNull(attachment.message())));
        return page.stream()
                .map(message -> view(
                        message,
                        Objects.requireNonNull(texts.get(message.id())),
                        files.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private MessageView view(Message message, Body body, List<Attachment> files) {
        var html = bodies.shown(message, body, files);
        return new MessageView(
                message.id(),
                message.kind(),
                message.sender(),
                message.author(),
                message.forwardedFrom(),
                message.recipients().to(),
                message.recipients().cc(),
                message.recipients().bcc(),
                message.subject(),
                body.text(),
                html,
                Folding.quotedFrom(body.text(), message.subject()),
                CleanHtml.remoteImages(html),
                body.truncated(),
                AttachmentViews.of(files),
                delivery(message),
                message.thirdParty(),
                message.outside(),
                message.held(),
                message.raw() != null,
                message.authenticity(),
                protection(message),
                message.createdAt());
    }

    private static @Nullable String protection(Message message) {
        var protection = message.protection();
        return protection == null ? null : protection.word();
    }

    private static MessageView.@Nullable Delivery delivery(Message message) {
        var state = message.delivery();
        var reason = message.failure().reason();
        return state == null
                ? null
                : new MessageView.Delivery(
                        state.word(),
                        message.deliveryDetail(),
                        reason == null ? null : reason.word(),
                        message.failure().recipients());
    }
}
