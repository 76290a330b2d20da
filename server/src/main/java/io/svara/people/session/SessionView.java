package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, where, and what they may do.
 *
 * @param csrf null for a caller with an API token, who needs none
 */
record SessionView(
        SignedInAgent agent,
        SignedInOrganization organization,
        Installation installation,
        @Nullable Csrf csrf) {

    /**
     * @param mustEnrol the organisation asks for a second factor, and this agent has none of those that do
     * @param language {@code en}, {@code sv} or {@code no}; null: as the browser says
     * @param theme {@code light}, {@code dark} or {@code system}
     * @param messageOrder {@code oldest-first} or {@code newest-first}; null: as the ticket's mailbox says
     */
    record SignedInAgent(
            AgentId id,
            String name,
            String email,
            boolean superadmin,
            List<String> permissions,
            boolean mustChangePassword,
            boolean mustEnrol,
            @Nullable String language,
            String theme,
            @Nullable String messageOrder) {}

    record SignedInOrganization(OrganizationId id, String name) {}

    /** @param demo mail is kept and shown, never sent */
    record Installation(boolean demo) {}

    /** Every writing call of the cookie's owner carries {@code token} in the header named {@code header}. */
    record Csrf(String header, String token) {}
}
