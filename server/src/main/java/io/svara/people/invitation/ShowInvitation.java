package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.organization.Organizations;
import java.time.Instant;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the invitee sees before they accept. */
@UseCase(permission = Permission.NONE)
class ShowInvitation {

    /** @param language what the organisation writes in: {@code en}, {@code sv} or {@code no} */
    record Shown(String organization, String inviter, String email, String language, Instant expiresAt) {}

    private final OpenInvitation open;
    private final Organizations organizations;

    ShowInvitation(OpenInvitation open, Organizations organizations) {
        this.open = open;
        this.organizations = organizations;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Shown show(String secret) {
        return open.with(secret, invitation -> {
            var organization = organizations.current();
            return new Shown(
                    organization.name(),
                    invitation.invitedBy().name(),
                    invitation.email(),
                    organization.language(),
                    invitation.expiresAt());
        });
    }
}
