package io.svara.channels.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The attachments that HTML shows in its text, as {@code <img src="cid:...">} (RFC 2392). */
public final class ContentIds {

    private static final Pattern ADDRESS = Pattern.compile("(?i)cid:([^\"'\\s<>()]{1,250})");

    // A mail holds no more parts than this
    private static final int MAX_IDS = 1_000;

    private ContentIds() {}

    /** In lower case: senders differ from themselves in it. */
    public static Set<String> shownBy(String html) {
        var ids = new HashSet<String>();
        var found = ADDRESS.matcher(html);
        while (found.find() && ids.size() < MAX_IDS) {
            ids.add(unescape(found.group(1)).toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(ids);
    }

    /** The id as the part's header says it; in an address it is escaped like one. */
    static String unescape(String id) {
        try {
            return id.contains("%") ? URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8) : id;
        } catch (IllegalArgumentException notEscaped) {
            return id;
        }
    }
}
