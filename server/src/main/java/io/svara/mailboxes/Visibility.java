package io.svara.mailboxes;

import io.svara.kernel.OrganizationId;
import java.util.Set;

/**
 * What an agent may see of an organisation: tickets of these mailboxes (TIC-21). Every list, count, search and live
 * event takes one. Only {@link Visibilities} makes it.
 */
public final class Visibility {

    private final OrganizationId organization;
    private final Set<Long> mailboxes;

    Visibility(OrganizationId organization, Set<Long> mailboxes) {
        this.organization = organization;
        this.mailboxes = Set.copyOf(mailboxes);
    }

    public OrganizationId organization() {
        return organization;
    }

    /** Ids of the visible mailboxes, as the SQL takes them. */
    public Set<Long> mailboxes() {
        return mailboxes;
    }

    public boolean sees(MailboxId mailbox) {
        return mailboxes.contains(mailbox.value());
    }
}
