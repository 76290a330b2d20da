package io.svara.mail.send;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes as jakarta.activation wants them: opened when they are written. */
record StreamSource(String contentType, OutgoingAttachment.Content content) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
        return content.open();
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("What is sent is not written to");
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getName() {
        return "";
    }
}
