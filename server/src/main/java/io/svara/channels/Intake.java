package io.svara.channels;

/** The port by which channels hand over what they received. Filled by tickets. */
public interface Intake {

    /** Makes everything of it in the caller's transaction: message, contact, ticket, log. */
    Taken take(InboundMessage message);

    record Taken(ThreadId thread, MessageId message, boolean newThread) {}
}
