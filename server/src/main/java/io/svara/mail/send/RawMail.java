package io.svara.mail.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a composed mail, read each time it is sent. */
public interface RawMail {

    InputStream open() throws IOException;

    long size() throws IOException;

    static RawMail of(Path file) {
        return new RawMail() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long size() throws IOException {
                return Files.size(file);
            }
        };
    }
}
