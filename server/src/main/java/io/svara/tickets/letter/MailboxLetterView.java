package io.svara.tickets.letter;

import java.util.List;

/** @param tags what its texts may name: {@code reply} for signature and consent, {@code response} for the automatic response */
record MailboxLetterView(LetterBody letter, Tags tags, long version) {

    record Tags(List<String> reply, List<String> response) {}

    static MailboxLetterView of(Letter letter, boolean responds) {
        return new MailboxLetterView(
                LetterBody.of(letter, responds),
                new Tags(LetterTag.OF_A_REPLY, LetterTag.OF_A_RESPONSE),
                letter.version());
    }
}
