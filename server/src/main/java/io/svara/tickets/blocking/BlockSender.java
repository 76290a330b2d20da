package io.svara.tickets.blocking;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.store.BlockedSenderRows;
import io.svara.tickets.store.BlockedSenderRows.BlockedSender;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may throw tickets away may let a sender's go there by themselves (MBX-5). Doing it twice changes nothing more. */
@UseCase(permission = Permission.DELETE_TICKETS)
class BlockSender {

    /** More are no list of nuisances any more, and each mail is compared with it. */
    static final int MOST = 10_000;

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");

    /** @param sender an address, or a domain for all of its addresses */
    record Request(@Nullable String sender) {}

    private final BlockedSenderRows rows;
    private final Mailboxes mailboxes;
    private final Log log;
    private final Clock clock;

    BlockSender(BlockedSenderRows rows, Mailboxes mailboxes, Log log, Clock clock) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.log = log;
        this.clock = clock;
    }

    BlockedSender block(Request request) {
        var sender = sender(request.sender() == null ? "" : EmailAddress.key(request.sender()));
        if (!mailboxes.own(Set.of(sender)).isEmpty()) {
            throw Problem.invalid("sender", "own-address", "This is a mailbox of yours. It cannot be blocked.");
        }
        if (rows.count() >= MOST) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "too-many",
                    "At most " + MOST + " senders can be blocked. Unblock some first.");
        }
        var blocked = rows.add(sender, Scope.agent().agent(), clock.instant());
        log.append(Change.of("sender.blocked", "blocked-sender", blocked.id()));
        return blocked;
    }

    private static String sender(String given) {
        if (EmailAddress.isValid(given) && given.contains(".")) {
            return EmailAddress.key(given);
        }
        if (given.length() <= 253 && DOMAIN.matcher(given).matches()) {
            return EmailAddress.domain(given);
        }
        throw Problem.invalid("sender", "not-a-sender", "Write an address such as a@b.example, or a domain.");
    }
}
