package io.svara.tickets.messages;

import io.svara.channels.InboundMessage;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.PlainText;
import io.svara.tickets.Attachment;
import io.svara.tickets.Message;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.MessageRows.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what is stored and shown of a message's text. */
@Component
public class Bodies {

    private final MessageRows messages;

    Bodies(MessageRows messages) {
        this.messages = messages;
    }

    public Body received(InboundMessage message) {
        var source = message.html();
        if (source == null) {
            var html = Folding.mark(PlainText.toHtml(message.text()), message.subject());
            return new Body(message.text(), null, html, HtmlCleaner.VERSION, message.truncated());
        }
        var clean = HtmlCleaner.clean(source);
        var text = message.text().isBlank() ? clean.text() : message.text();
        var html = Folding.mark(clean.html(), message.subject());
        return new Body(text, source, html, clean.version(), message.truncated() || clean.truncated());
    }

    /** What an agent wrote, as text or as HTML; exactly one of them is there. */
    public Body written(@Nullable String text, @Nullable String html, String subject) {
        if (html == null) {
            var plain = text == null ? "" : text;
            return new Body(plain, null, Folding.mark(PlainText.toHtml(plain), subject), HtmlCleaner.VERSION, false);
        }
        var clean = HtmlCleaner.clean(html);
        return new Body(
                text == null ? clean.text() : text,
                html,
                Folding.mark(clean.html(), subject),
                clean.version(),
                clean.truncated());
    }

    /** Safe to show, with inline images in place. */
    public String shown(Message message, Body body, List<Attachment> attachments) {
        var html = clean(message, body);
        return new CleanHtml(html, body.text(), HtmlCleaner.VERSION, 0, body.truncated())
                .withInlineImages(contentId -> address(contentId, attachments));
    }

    /** What leaves: always with HTML, since that is what most programs show. */
    public String sent(Body body) {
        return new CleanHtml(body.html(), body.text(), body.cleanerVersion(), 0, body.truncated()).asSent();
    }

    /** For its writer to go on with: what has not left becomes a draft again. */
    public String editable(Body body, List<Attachment> attachments) {
        return new CleanHtml(body.html(), body.text(), body.cleanerVersion(), 0, body.truncated())
                .withInlineImages(contentId -> address(contentId, attachments))
                .replace(" data-src=\"", " src=\"");
    }

    /** As the cleaner of today makes it; a copy by an older one is made anew from its source, once. */
    public String clean(Message message, Body body) {
        if (body.cleanerVersion() >= HtmlCleaner.VERSION) {
            return body.html();
        }
        var clean = body.htmlSource() == null
                ? PlainText.toHtml(body.text())
                : HtmlCleaner.clean(body.htmlSource()).html();
        var html = Folding.mark(clean, message.subject());
        messages.renewHtml(message.id(), html, HtmlCleaner.VERSION);
        return html;
    }

    private static @Nullable String address(String contentId, List<Attachment> attachments) {
        return attachments.stream()
                .filter(attachment ->
                        contentId.equalsIgnoreCase(attachment.blob().contentId()))
                .findFirst()
                .map(attachment -> "/api/attachments/" + attachment.id().value())
                .orElse(null);
    }
}
