package io.svara.mail.fetch.imap;

import java.util.Locale;

/** Where an account is, and how the way there is protected. */
public record ImapServer(String host, int port, Security security) {

    public enum Security {
        /** From the first byte. */
        TLS,
        /** Begun by STARTTLS; without it, no word more is said. */
        STARTTLS,
        /** For tests and machines beside this one: passwords can be read on the way. */
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Security of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
