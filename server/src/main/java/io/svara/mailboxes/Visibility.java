package io.svara.mailboxes;

import io.svara.kernel.OrganizationId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may see of an organisation: tickets of these mailboxes (TIC-21). Every list, count, search and live
 * event takes one. Only {@link Visibilities} makes it. Two that
 * show the same are equal.
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Visibility that
                && organization.equals(that.organization)
                && mailboxes.equals(that.mailboxes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(organization, mailboxes);
    }

    /** Ids of the visible mailboxes, as the SQL takes them. */
    public Set<Long> mailboxes() {
        return mailboxes;
    }

    public boolean sees(MailboxId mailbox) {
        return mailboxes.contains(mailbox.value());
    }
}
