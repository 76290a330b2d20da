package io.svara.tickets.messages;

import io.svara.channels.html.HtmlCleaner;
import io.svara.kernel.AgentId;
import io.svara.kernel.RandomText;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.AttachmentRows;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pictures in what an agent writes. The desk names them by their address here ({@code /api/attachments/7}), a mail by
 * the Content-ID of one of its parts.
 */
@Component
public class InlineImages {

    private static final Pattern SOURCE =
            Pattern.compile("(?i)(\\ssrc=[\"'])/api/attachments/(\\d{1,18})(?:\\?[^\"'\\s<>]{0,100})?(?=[\"'])");

    // An address of ours on its way through the cleaner, which knows no relative ones
    private static final String OURS = "svara-attachment-";
    private static final int MAX_IMAGES = 200;
    private static final int CONTENT_ID_BITS = 100;

    /**
     * HTML whose pictures are named by Content-ID.
     *
     * @param own the agent's uploads among them
     * @param quoted files of the same ticket's messages, which go along once more
     */
    public record Placed(@Nullable String html, Map<Attachment, String> own, Map<Attachment, String> quoted) {

        public static final Placed NOTHING = new Placed(null, Map.of(), Map.of());
    }

    private final AttachmentRows attachments;

    InlineImages(AttachmentRows attachments) {
        this.attachments = attachments;
    }

    /** Pictures of others, and what is no picture, stay unnamed: the cleaner then takes them out. */
    public Placed place(@Nullable String html, AgentId agent, TicketId ticket) {
        if (html == null) {
            return Placed.NOTHING;
        }
        var own = new LinkedHashMap<Attachment, String>();
        var quoted = new LinkedHashMap<Attachment, String>();
        var names = new LinkedHashMap<AttachmentId, String>();
        for (var image : images(html)) {
            var among = isLoose(image, agent) ? own : ticket.equals(image.ticket()) ? quoted : null;
            if (among != null) {
                var contentId = RandomText.base32(CONTENT_ID_BITS) + "@svara";
                among.put(image, contentId);
                names.put(image.id(), contentId);
            }
        }
        return new Placed(named(html, names::get), own, quoted);
    }

    private Iterable<Attachment> images(String html) {
        var ids = shownBy(html);
        return ids.isEmpty()
                ? Set.of()
                : attachments.all(ids).stream()
                        .filter(found -> found.blob().contentType().startsWith("image/") && !found.isInfected())
                        .toList();
    }

    private static boolean isLoose(Attachment attachment, AgentId agent) {
        return attachment.message() == null && agent.equals(attachment.uploadedBy());
    }

    /** The attachments that this HTML shows, whosever they are. */
    public static Set<AttachmentId> shownBy(String html) {
        var ids = new LinkedHashSet<AttachmentId>();
        var found = SOURCE.matcher(html);
        while (found.find() && ids.size() < MAX_IMAGES) {
            ids.add(id(found));
        }
        return ids;
    }

    /** For an editor: clean, with our own pictures and remote ones where the writer has put them. */
    public static String editable(String html) {
        var clean = HtmlCleaner.clean(named(html, id -> OURS + id.value()));
        return clean.withInlineImages(InlineImages::address).replace(" data-src=\"", " src=\"");
    }

    private static @Nullable String address(String contentId) {
        return contentId.startsWith(OURS) ? "/api/attachments/" + contentId.substring(OURS.length()) : null;
    }

    private static String named(String html, Function<AttachmentId, @Nullable String> contentIds) {
        return SOURCE.matcher(html).replaceAll(found -> {
            var contentId = contentIds.apply(new AttachmentId(Long.parseLong(found.group(2))));
            return Matcher.quoteReplacement(contentId == null ? found.group() : found.group(1) + "cid:" + contentId);
        });
    }

    private static AttachmentId id(Matcher found) {
        return new AttachmentId(Long.parseLong(found.group(2)));
    }
}
