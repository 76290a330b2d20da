package io.svara.installation.demo.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket.
 *
 * @param from an agent's address, the requester's, or that of somebody else who wrote into the ticket
 * @param fromName given only for somebody who is neither an agent nor the requester
 * @param to empty where it is the obvious one: the mailbox for a customer's mail, the requester for a reply
 * @param ageMinutes how long before the making of the demo it was written
 */
public record StoryMessage(
        Kind kind,
        String from,
        @Nullable String fromName,
        List<String> to,
        List<String> cc,
        String text,
        @Nullable String html,
        int ageMinutes,
        List<StoryAttachment> attachments) {

    public StoryMessage {
        to = presentOrEmpty(to);
        cc = presentOrEmpty(cc);
        attachments = presentOrEmpty(attachments);
    }

    /** The files leave out a list that would be empty, which Jackson hands over as null. */
    private static <T> List<T> presentOrEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Lower case, as the files and the API write them. */
    public enum Kind {
        /** From a customer, or from a machine on the customer's side. */
        inbound,
        /** An agent's answer, or an agent's mail that opens the ticket. */
        reply,
        /** For agents' eyes only. */
        note,
        /** Sent by the mailbox itself. */
        auto
    }

    /**
     * A file on a message.
     *
     * @param text the content, for a text file
     * @param sizeBytes about how big it is, for any other; its bytes are made by code
     */
    public record StoryAttachment(
            String name,
            String contentType,
            @Nullable String text,
            @Nullable Integer sizeBytes) {}
}
