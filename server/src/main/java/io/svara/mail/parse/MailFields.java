package io.svara.mail.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mail's header by the meaning of its fields. */
final class MailFields {

    private final MailHeader header;
    private final HeaderParameters contentType;
    private final MailCharsets.Hint hint;

    MailFields(MailHeader header) {
        this.header = header;
        this.contentType = parameters(header.first("content-type"));
        this.hint = new MailCharsets.Hint(contentType.get("charset"));
    }

    private static HeaderParameters parameters(@Nullable HeaderField field) {
        return field == null ? HeaderParameters.NONE : HeaderParameters.parse(field.text(MailCharsets.Hint.NONE));
    }

    HeaderParameters contentType() {
        return contentType;
    }

    MailHeaders headers() {
        return new MailHeaders(header.fields(), hint);
    }

    String subject() {
        return OneLine.of(EncodedWords.decode(text("subject")), MailLimits.SUBJECT_CHARS);
    }

    @Nullable
    Instant date() {
        return MailDates.parse(text("date"));
    }

    @Nullable
    String messageId() {
        var field = text("message-id");
        var ids = MessageIds.parse(field);
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        var bare = OneLine.of(field, MailLimits.MESSAGE_ID_CHARS).replaceAll("[<>\\s]", "");
        return bare.isEmpty() ? null : bare;
    }

    List<String> ids(String name) {
        return MessageIds.parse(text(name));
    }

    /** A field that must come once comes twice in broken mail; then all of them count. */
    List<MailAddress> addresses(String name) {
        var addresses = new ArrayList<MailAddress>();
        for (var field : header.all(name)) {
            addresses.addAll(AddressParser.parse(field.text(hint)));
        }
        return addresses.size() <= MailLimits.ADDRESSES
                ? addresses
                : List.copyOf(addresses.subList(0, MailLimits.ADDRESSES));
    }

    private String text(String name) {
        var field = header.first(name);
        return field == null ? "" : field.text(hint);
    }
}
