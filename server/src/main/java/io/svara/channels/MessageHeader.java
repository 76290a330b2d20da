package io.svara.channels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a rule may ask of a received message beside its words. A message of a channel without headers has {@link #NONE}. */
public interface MessageHeader {

    MessageHeader NONE = new MessageHeader() {

        @Override
        public List<String> all(String name) {
            return List.of();
        }

        @Override
        public SpamVerdict spam() {
            return SpamVerdict.UNKNOWN;
        }
    };

    /** What the filter of a trusted relay says. Of a mail that came by another way nothing is known. */
    enum SpamVerdict {
        SPAM,
        NOT_SPAM,
        UNKNOWN;

        public static final List<String> WORDS =
                Arrays.stream(values()).map(SpamVerdict::word).toList();

        /** @param word one of {@link #WORDS} */
        public static SpamVerdict of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The values of the fields of this name, in whichever case, decoded and on one line each; the topmost first. */
    List<String> all(String name);

    SpamVerdict spam();
}
