package io.svara.mailboxes.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.Mailboxes;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;

@UseCase(permission = Permission.BRANDS, readOnly = true)
class ShowBrandMailbox {

    private final Brands brands;
    private final Mailboxes mailboxes;
    private final BrandMailboxRows rows;

    ShowBrandMailbox(Brands brands, Mailboxes mailboxes, BrandMailboxRows rows) {
        this.brands = brands;
        this.mailboxes = mailboxes;
        this.rows = rows;
    }

    BrandMailbox show(BrandId id) {
        if (brands.find(id).isEmpty()) {
            throw Problem.notFound("brand");
        }
        var chosen = rows.of(id);
        return new BrandMailbox(
                chosen.mailbox(),
                mailboxes.all().stream().map(MailboxChoice::of).toList(),
                chosen.version());
    }
}
