package io.svara.mail.relay;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.LockedAway;
import io.svara.mail.domain.OutgoingStatus;
import io.svara.mail.grant.AccessTokens;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.GrantFailure;
import io.svara.mail.grant.Grants;
import io.svara.mail.relay.RelayRows.Relay;
import io.svara.mail.send.MailServer;
import io.svara.mail.send.RelayProbe;
import io.svara.mail.send.RelayProbe.Found;
import io.svara.mail.send.RelayVerdict;
import io.svara.mail.send.SendingHost;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes to a mailbox's relay as far as it takes mail from the mailbox's address, sends none, and writes down what it met. */
@UseCase(permission = Permission.MAILBOXES)
class VerifyRelay {

    private static final int LONGEST_ANSWER = 500;

    private record Looked(Mailbox mailbox, Relay relay, MailServer server) {}

    private final Mailboxes mailboxes;
    private final RelayRows rows;
    private final OwnRelays relays;
    private final OutgoingStatus status;
    private final AccessTokens tokens;
    private final Grants grants;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RelayProbe probe;

    VerifyRelay(
            Mailboxes mailboxes,
            RelayRows rows,
            OwnRelays relays,
            OutgoingStatus status,
            AccessTokens tokens,
            Grants grants,
            TransactionTemplate transaction,
            Clock clock,
            SendingHost host) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.relays = relays;
        this.status = status;
        this.tokens = tokens;
        this.grants = grants;
        this.transaction = transaction;
        this.clock = clock;
        this.probe = new RelayProbe(host.hello());
    }

    /** Two short transactions, and the network between them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public RelayView.OwnRelay verify(MailboxId id) {
        var looked = Objects.requireNonNull(transaction.execute(_ -> looked(id)));
        var found = look(looked);
        var answer = found.answer().length() <= LONGEST_ANSWER
                ? found.answer()
                : found.answer().substring(0, LONGEST_ANSWER);
        return Objects.requireNonNull(transaction.execute(_ -> {
            rows.checked(looked.relay(), found.verdict(), answer, clock.instant());
            status.renew(looked.mailbox());
            return rows.find(id).map(relay -> RelayView.of(relay, grants)).orElseThrow(() -> Problem.notFound("relay"));
        }));
    }

    private Found look(Looked looked) {
        var user = looked.relay().user();
        if (!looked.relay().granted() || user == null) {
            return probe.look(looked.server(), looked.mailbox().address());
        }
        try {
            var token = tokens.current(looked.relay().mailbox(), Direction.OUTGOING);
            var found = probe.look(
                    looked.server().signedInBy(user, token.value()),
                    looked.mailbox().address());
            if (found.verdict() == RelayVerdict.SIGN_IN_REFUSED) {
                tokens.refused(token);
            }
            return found;
        } catch (GrantFailure failed) {
            return new Found(
                    switch (failed.kind()) {
                        case GRANT_LAPSED -> RelayVerdict.GRANT_LAPSED;
                        case PROVIDER_REFUSED -> RelayVerdict.PROVIDER_REFUSED;
                        case PROVIDER_AWAY -> RelayVerdict.PROVIDER_AWAY;
                    },
                    failed.detail());
        }
    }

    private Looked looked(MailboxId id) {
        var mailbox = mailboxes.get(id);
        var relay = rows.find(id).orElseThrow(() -> Problem.notFound("relay"));
        try {
            return new Looked(mailbox, relay, relays.server(relay));
        } catch (LockedAway otherKey) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "password-locked-away",
                    "The password was kept under another key of this installation. Enter it again.");
        }
    }
}
