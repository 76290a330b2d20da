package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as administrators see them.
 *
 * @param office {@code front} or {@code back}
 * @param permissions those that the agent was given and that count within the licence level; a superadmin has all without
 *     being given any
 * @param twoFactor the strongest second factor: {@code passkey}, {@code app}, {@code email} or {@code none}
 * @param lastActiveAt to some minutes; null: never signed in
 * @param maxChats at once, at start
 * @param introducedAt when the introduction e-mail was queued last; null: never
 * @param picture its address; null: none
 * @param licenceLevelId null: all services
 */
record AgentView(
        AgentId id,
        String name,
        String email,
        String department,
        String office,
        boolean superadmin,
        List<String> permissions,
        List<GroupId> groupIds,
        String twoFactor,
        @Nullable Instant lastActiveAt,
        Instant createdAt,
        int maxChats,
        @Nullable Instant introducedAt,
        @Nullable String picture,
        @Nullable LicenceLevelId licenceLevelId,
        long version) {}
