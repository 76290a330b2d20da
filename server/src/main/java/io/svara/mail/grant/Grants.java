package io.svara.mail.grant;

import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.LockedAway;
import io.svara.kernel.secret.SecretBox;
import io.svara.mail.grant.GrantRows.Grant;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The grants, as those see them who use or show them. In the caller's transaction. */
@Component
public class Grants {

    /** @param lapsed whether its owner has to connect again */
    public record GrantView(String provider, String account, boolean lapsed, Instant grantedAt) {}

    private final GrantRows rows;
    private final SecretBox box;
    private final List<GrantUse> uses;

    Grants(GrantRows rows, SecretBox box, List<GrantUse> uses) {
        this.rows = rows;
        this.box = box;
        this.uses = uses;
    }

    public Optional<GrantView> find(MailboxId mailbox, Direction direction) {
        return rows.find(mailbox, direction)
                .map(grant -> new GrantView(
                        grant.provider().word(), grant.account(), grant.lapsedDetail() != null, grant.grantedAt()));
    }

    public void remove(MailboxId mailbox, Direction direction) {
        rows.remove(mailbox, direction);
    }

    GrantUse use(Direction direction) {
        return uses.stream()
                .filter(use -> use.direction() == direction)
                .findFirst()
                .orElseThrow();
    }

    byte[] lock(MailboxId mailbox, Direction direction, String token) {
        return box.lockText(token, place(mailbox, direction));
    }

    /** @throws LockedAway when it was locked under another key of this installation */
    String open(Grant grant, byte[] token) {
        return box.openText(token, place(grant.mailbox(), grant.direction()));
    }

    String openVerifier(GrantRows.Request request) {
        return box.openText(request.verifier(), place(request.mailbox(), request.direction()));
    }

    private static String place(MailboxId mailbox, Direction direction) {
        return "grant:" + Scope.organization().value() + ":" + mailbox.value() + ":" + direction.word();
    }
}
