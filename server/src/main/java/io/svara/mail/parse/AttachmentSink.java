package io.svara.mail.parse;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the bytes of attachments as they are read, one after the other, so that none is ever held in memory. What it
 * throws is passed on to the caller of {@link MailParser#parse} as it is: a full disk is no fault of the mail.
 */
@FunctionalInterface
public interface AttachmentSink {

    Target open() throws IOException;

    /** One attachment. Closed always; {@link #finish} is called before, unless the parsing ends early. */
    interface Target extends AutoCloseable {

        OutputStream stream();

        /** All bytes are written. Answers how the attachment is found again, such as by its SHA-256. */
        String finish() throws IOException;

        /** Gives up what was not finished. */
        @Override
        void close() throws IOException;
    }
}
