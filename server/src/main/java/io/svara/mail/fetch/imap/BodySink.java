package io.svara.mail.fetch.imap;

import java.io.IOException;
import java.io.InputStream;

/** Takes a mail while it comes. */
@FunctionalInterface
public interface BodySink {

    /**
     * @param size of the mail, in bytes
     * @throws IOException when the stream fails; what fails on the taker's own side is something else
     */
    void take(InputStream mail, long size) throws IOException;
}
