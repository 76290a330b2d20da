package io.svara.mail.send;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes the ids of our mails. Their 128 random bits cannot be guessed: whoever quotes one has received the mail. */
public final class MessageIds {

    private static final int RANDOM_BYTES = 16;
    /** Within a header line's 998 bytes, with room for the header's name. */
    private static final int MAX_LENGTH = 900;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]+>");

    private final String domain;
    private final RandomGenerator random;

    public MessageIds(String domain) {
        this(domain, new SecureRandom());
    }

    MessageIds(String domain, RandomGenerator random) {
        this.domain = domain;
        this.random = random;
    }

    /** A new id with its angle brackets. */
    public String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "<" + Base32.encode(bytes) + "@" + domain + ">";
    }

    /** Whether the text can stand as an id in a header. Ids of others need not contain an "@". */
    public static boolean isMessageId(String text) {
        return text.length() <= MAX_LENGTH && MESSAGE_ID.matcher(text).matches();
    }
}
