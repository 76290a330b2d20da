package io.svara.channels;

import io.svara.storage.Sha256;

/** What a channel can say of a mail that it has received. Filled by the channel. Outside of a transaction: the mail is read. */
public interface ReceivedMails {

    /** @param raw the mail as it came */
    ReceivedMail describe(MessageId message, Sha256 raw);

    /** What a rule could ask of it when it came. */
    MessageHeader header(MessageId message, Sha256 raw);
}
