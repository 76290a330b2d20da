package io.svara.tickets.letter;

import io.svara.mailboxes.Mailbox;
import java.util.List;

/** @param tags what its texts may name: {@code reply} for signature and consent, {@code response} for the automatic response */
record MailboxLetterView(LetterBody letter, Tags tags, long version) {

    record Tags(List<String> reply, List<String> response) {}

    static MailboxLetterView of(Letter letter, boolean responds, Mailbox.MessageOrder order) {
        return new MailboxLetterView(
                LetterBody.of(letter, responds, order),
                new Tags(LetterTag.OF_A_REPLY, LetterTag.OF_A_RESPONSE),
                letter.version());
    }
}
