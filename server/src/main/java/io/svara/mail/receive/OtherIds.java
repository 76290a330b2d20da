package io.svara.mail.receive;

import io.svara.mail.parse.MailHeaders;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what else a mail may be known to those who answer it, beside its Message-ID.
 *
 * <p>Outlook.com, Google and some list servers give a mail an id of their own and keep the sender's in a field; the sender's
 * program goes on quoting the latter. Outlook names the conversation in Thread-Index: 22 bytes (a mark, a time and a GUID) that all its
 * mails share, and five more for each answer (MS-OXOMSG, 2.2.1.3).
 */
final class OtherIds {

    private static final List<String> ORIGINAL_IDS =
            List.of("x-microsoft-original-message-id", "x-google-original-message-id", "x-original-message-id");

    private static final int CONVERSATION_BYTES = 22;
    private static final int MAX_LENGTH = 900;

    private OtherIds() {}

    static List<String> aliases(MailHeaders headers) {
        return Stream.concat(
                        ORIGINAL_IDS.stream().map(headers::first).flatMap(value -> id(value).stream()),
                        conversation(headers).stream())
                .distinct()
                .toList();
    }

    /** As an id that no mail can have: it holds a blank. */
    static Optional<String> conversation(MailHeaders headers) {
        var index = headers.first("thread-index");
        if (index == null) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(index.strip());
            return bytes.length < CONVERSATION_BYTES
                    ? Optional.empty()
                    : Optional.of("thread-index " + HexFormat.of().formatHex(Arrays.copyOf(bytes, CONVERSATION_BYTES)));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        var id = value.strip().replaceFirst("^<", "").replaceFirst(">$", "");
        return id.isEmpty() || id.length() > MAX_LENGTH || id.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of(id);
    }
}
