package io.svara.people.invitation;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.Secrets;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has the link of an invitation is its invitee. 256 random bits cannot be guessed, so nothing slows the asking. */
@Component
class OpenInvitation {

    private final InvitationRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpenInvitation(InvitationRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does something with the invitation, locked, in its organisation and in a transaction of its own. */
    <R> R with(String secret, Function<Invitation, R> work) {
        var link = rows.link(Secrets.hash(secret)).orElseThrow(OpenInvitation::gone);
        var svara = new Actor.Svara(link.organization(), "invitation");
        var result = Scope.call(
                svara,
                () -> transaction.execute(_ -> {
                    var invitation = rows.lock(link.invitation()).orElseThrow(OpenInvitation::gone);
                    if (invitation.isExpired(clock.instant())) {
                        throw gone();
                    }
                    return work.apply(invitation);
                }));
        if (result == null) {
            throw gone();
        }
        return result;
    }

    /** The same for one that never was, is accepted, taken back or too old: nobody learns which. */
    private static Problem gone() {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "invitation-not-found",
                "This invitation is not good any longer. Ask whoever invited you for a new one.");
    }
}
