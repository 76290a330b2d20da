package io.svara.mailboxes;

import static svara.db.jooq.Tables.BRAND_MAILBOX;

import io.svara.kernel.access.Scope;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import io.svara.organization.Organizations;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** In which language a mailbox speaks to customers where nobody has written the words (ORG-14). */
@Component
public class CustomerLanguages {

    private final DSLContext sql;
    private final Brands brands;
    private final Organizations organizations;

    CustomerLanguages(DSLContext sql, Brands brands, Organizations organizations) {
        this.sql = sql;
        this.brands = brands;
        this.organizations = organizations;
    }

    /** ISO 639-1: the first language of the brand that writes from it, of several the oldest; else the organisation's. */
    public String of(MailboxId mailbox) {
        return sql
                .select(BRAND_MAILBOX.BRAND_ID)
                .from(BRAND_MAILBOX)
                .where(BRAND_MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(BRAND_MAILBOX.MAILBOX_ID.eq(mailbox.value()))
                .orderBy(BRAND_MAILBOX.BRAND_ID)
                .fetch(row -> brands.find(new BrandId(row.value1())))
                .stream()
                .flatMap(Optional::stream)
                .map(brand -> brand.languages().getFirst())
                .findFirst()
                .orElseGet(() -> organizations.current().language());
    }
}
