package io.svara.channels;

import java.util.List;

/** The port by which channels hand over what they received. Filled by tickets. */
public interface Intake {

    /** What was made of a message beforehand: its owner's affair. */
    interface Prepared {}

    record Arriving(InboundMessage message, Prepared prepared) {}

    /** @param known whether the message was there already: it is a copy of one that we sent, and nothing was made of it */
    record Taken(ThreadId thread, MessageId message, boolean newThread, boolean known) {}

    /** What takes the processor's time and asks nobody, so that no transaction is kept open for it. */
    Prepared prepare(InboundMessage message);

    /**
     * Makes everything of them in the caller's transaction: messages, contacts, tickets, log. Together they take few more
     * statements than one does. They do not see each other: what belongs to one thread is handed over one after the other
     * ({@link InboundMessage#threadRoot()}).
     *
     * @return in their order
     */
    List<Taken> take(List<Arriving> messages);
}
