package io.svara.tickets.drafts;

import io.svara.tickets.messages.InlineImages;
import java.util.regex.Pattern;

/**
 * A draft's HTML for the editor: clean, and still with what only an editor knows. That is a mention,
 * {@code <span data-mention="7">@Bo</span>}; what a message becomes of it is the plain name.
 */
final class DraftHtml {

    private static final Pattern MENTION = Pattern.compile("(?i)(<span\\s)data-mention=\"(\\d{1,18})\"");

    // On its way through the cleaner, which takes out every attribute that mails have no use for
    private static final String CARRIED = "title=\"svara-mention-";
    private static final Pattern CARRIED_MENTION = Pattern.compile(CARRIED + "(\\d{1,18})\"");

    private DraftHtml() {}

    static String editable(String html) {
        var carried = MENTION.matcher(html).replaceAll("$1" + CARRIED + "$2\"");
        return CARRIED_MENTION.matcher(InlineImages.editable(carried)).replaceAll("data-mention=\"$1\"");
    }
}
