package io.svara.channels;

/** The port by which channels hand over what they received. Filled by tickets. */
public interface Intake {

    /** Makes everything of it in the caller's transaction: message, contact, ticket, log. */
    Taken take(InboundMessage message);

    /** @param known whether the message was there already: it is a copy of one that we sent, and nothing was made of it */
    record Taken(ThreadId thread, MessageId message, boolean newThread, boolean known) {}
}
