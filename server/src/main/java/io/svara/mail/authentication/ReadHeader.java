package io.svara.mail.authentication;

import io.svara.channels.MessageHeader;
import io.svara.mail.parse.MailHeaders;
import java.util.List;

/** A mail's header, with what is believed of it. */
public record ReadHeader(MailHeaders fields, SpamVerdict spam) implements MessageHeader {

    @Override
    public List<String> all(String name) {
        return fields.all(name);
    }
}
