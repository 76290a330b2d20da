package io.svara.installation.demo.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ticket with its messages, oldest first.
 *
 * @param language {@code en}, {@code sv} or {@code no}
 * @param mailbox the mailbox's address
 * @param subject empty for a mail that had none
 * @param status the kind as the API names it: {@code new}, {@code reply}, {@code pending} ...
 * @param assignee an agent's e-mail address
 * @param labels names of labels
 * @param starredBy e-mail addresses of agents
 */
public record StoryTicket(
        String language,
        String mailbox,
        String subject,
        StoryPerson requester,
        String status,
        String priority,
        @Nullable String assignee,
        List<String> labels,
        List<String> starredBy,
        List<StoryMessage> messages) {

    public record StoryPerson(String name, String email) {}
}
