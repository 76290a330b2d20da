package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import java.time.Clock;
import java.time.Duration;

/** Sends an invitation once more, with a new link and new days to answer; the old link opens nothing any longer. */
@UseCase(permission = Permission.AGENTS)
class ResendInvitation {

    /** Nobody's inbox is filled by a button that is pressed again and again. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final InvitationRows rows;
    private final InvitationMail mail;
    private final Log log;
    private final Clock clock;

    ResendInvitation(InvitationRows rows, InvitationMail mail, Log log, Clock clock) {
        this.rows = rows;
        this.mail = mail;
        this.log = log;
        this.clock = clock;
    }

    Invitation resend(InvitationId id) {
        var invitation = rows.lock(id).orElseThrow(() -> Problem.notFound("invitation"));
        var now = clock.instant();
        if (now.isBefore(invitation.sentAt().plus(APART))) {
            throw Problem.tooMany(
                    "sent-just-now", "It was sent less than a minute ago. Wait a little.", APART.toSeconds());
        }
        var until = now.plus(InvitationMail.GOOD_FOR);
        rows.sent(id, now, until);
        mail.send(id, invitation.email(), until);
        log.append(Change.of("invitation.resent", "invitation", id));
        return rows.find(id).orElseThrow();
    }
}
