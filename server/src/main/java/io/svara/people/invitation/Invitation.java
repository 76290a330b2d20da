package io.svara.people.invitation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.svara.kernel.AgentId;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that is neither accepted nor taken back.
 *
 * @param office {@code front} or {@code back}
 * @param licenceLevelId null: all services
 * @param extraSeat whether its sender agreed to a seat beyond the organisation's limit
 * @param groups what the agent will be in; groups removed meanwhile are left out
 * @param sentAt when its latest mail was
 */
record Invitation(
        InvitationId id,
        String email,
        String department,
        String office,
        @Nullable LicenceLevelId licenceLevelId,
        @JsonIgnore boolean extraSeat,
        List<Group> groups,
        Inviter invitedBy,
        Instant sentAt,
        Instant expiresAt) {

    record Group(GroupId id, String name) {}

    record Inviter(AgentId id, String name) {}

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
