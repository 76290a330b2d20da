package io.svara.mail.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a mail's header that say how it came and how to treat it; names in lower case, values decoded. */
public final class MailHeaders {

    private static final Set<String> KEPT = Set.of(
            "archived-at",
            "authentication-results",
            "auto-submitted",
            "content-language",
            "delivered-to",
            "envelope-to",
            "feedback-id",
            "importance",
            "list-id",
            "list-post",
            "list-unsubscribe",
            "mailing-list",
            "precedence",
            "priority",
            "received-spf",
            "resent-from",
            "return-path",
            "sender",
            "thread-index",
            "thread-topic",
            "user-agent",
            "x-auto-response-suppress",
            "x-autoreply",
            "x-autoreply-from",
            "x-autorespond",
            "x-autoresponder",
            "x-envelope-to",
            "x-failed-recipients",
            "x-forwarded-for",
            "x-forwarded-to",
            "x-loop",
            "x-mail-autoreply",
            "x-mailer",
            "x-ms-exchange-generated-message-source",
            "x-original-to",
            "x-originating-ip",
            "x-priority",
            "x-spam-flag",
            "x-spam-level",
            "x-spam-score",
            "x-spam-status");

    // A field that comes more often than this is a loop's trace
    private static final int MAX_VALUES = 20;

    private final Map<String, List<String>> values;

    private MailHeaders(Map<String, List<String>> values) {
        this.values = values;
    }

    static MailHeaders of(Collection<HeaderField> fields, MailCharsets.Hint hint) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var field : fields) {
            if (KEPT.contains(field.name())) {
                add(values.computeIfAbsent(field.name(), name -> new ArrayList<>()), field, hint);
            }
        }
        return new MailHeaders(Map.copyOf(values));
    }

    private static void add(List<String> values, HeaderField field, MailCharsets.Hint hint) {
        if (values.size() < MAX_VALUES) {
            values.add(OneLine.of(EncodedWords.decode(field.text(hint)), MailLimits.HEADER_VALUE_CHARS));
        }
    }

    /** The topmost value: the one that the last server wrote. */
    public @Nullable String first(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Name and values, for keeping. */
    public Map<String, List<String>> toMap() {
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }
}
