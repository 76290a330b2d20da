package io.svara.mailboxes.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the mailbox from which a brand writes where nothing else says. */
@UseCase(permission = Permission.BRANDS)
class ChangeBrandMailbox {

    /**
     * @param mailboxId null: none
     * @param ifVersion refused when another was chosen since this version
     */
    record Request(@Nullable MailboxId mailboxId, @Nullable Long ifVersion) {}

    private final Brands brands;
    private final Mailboxes mailboxes;
    private final BrandMailboxRows rows;
    private final Log log;

    ChangeBrandMailbox(Brands brands, Mailboxes mailboxes, BrandMailboxRows rows, Log log) {
        this.brands = brands;
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.log = log;
    }

    BrandMailbox change(BrandId id, Request request) {
        if (brands.lock(id).isEmpty()) {
            throw Problem.notFound("brand");
        }
        var all =
                mailboxes.all().stream().filter(mailbox -> !mailbox.removing()).toList();
        var wanted = request.mailboxId();
        if (wanted != null && all.stream().map(Mailbox::id).noneMatch(wanted::equals)) {
            throw Problem.invalid(
                    "mailboxId", "unknown-mailbox", "Choose among the mailboxes (GET /api/brands/{id}/mailbox).");
        }
        var before = rows.of(id);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        if (!Objects.equals(wanted, before.mailbox())) {
            rows.set(id, wanted);
            log.append(Change.of("brand.mailbox-changed", "brand", id).with("mailbox", wanted));
        }
        return new BrandMailbox(
                wanted,
                all.stream().map(MailboxChoice::of).toList(),
                rows.of(id).version());
    }
}
