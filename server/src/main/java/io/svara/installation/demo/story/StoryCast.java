package io.svara.installation.demo.story;

import java.util.List;

/** Who and what is there before the first mail: {@code nordvind.json}. */
public record StoryCast(
        StoryOrganization organization,
        List<StoryAgent> agents,
        List<StoryGroup> groups,
        List<StoryMailbox> mailboxes,
        List<StoryLabel> labels) {

    /** @param timeZone an IANA name */
    public record StoryOrganization(String name, String slug, String timeZone) {}

    /** @param language the agent's own, as ISO 639-1 ({@code no} for Norwegian) */
    public record StoryAgent(String name, String email, String language, boolean superadmin) {}

    /** @param members e-mail addresses of agents */
    public record StoryGroup(String name, List<String> members) {}

    /** @param group the name of the group that works in it */
    public record StoryMailbox(String name, String address, String group) {}

    /** @param color as {@code #rrggbb} */
    public record StoryLabel(String name, String color) {}
}
