package io.svara.mail.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Who wrote the mail that is attached. Of several nobody is meant. */
final class AttachedSender {

    private int mails;
    private @Nullable MailAddress sender;

    /** A part of the mail; only whole mails count. */
    void read(String contentType, byte[] beginning) {
        if (!contentType.equals("message/rfc822") && !contentType.equals("message/global")) {
            return;
        }
        mails++;
        try {
            var from = new MailFields(MailHeader.read(new ByteArrayInputStream(beginning))).addresses("from");
            sender = from.isEmpty() ? null : from.getFirst();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Nullable
    MailAddress sender() {
        return mails == 1 ? sender : null;
    }
}
