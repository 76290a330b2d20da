package io.svara.mailboxes.brands;

import static svara.db.jooq.Tables.BRAND_MAILBOX;
import static svara.db.jooq.Tables.MAILBOX;

import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.BrandId;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mailboxes of brands. A removed mailbox is none any longer. */
@Component
class BrandMailboxRows {

    /** @param version 0: nobody has chosen one yet */
    record Chosen(@Nullable MailboxId mailbox, long version) {}

    private static final Chosen NOTHING = new Chosen(null, 0);

    private final DSLContext sql;

    BrandMailboxRows(DSLContext sql) {
        this.sql = sql;
    }

    Chosen of(BrandId brand) {
        return sql.select(MAILBOX.ID, BRAND_MAILBOX.VERSION)
                .from(BRAND_MAILBOX)
                .leftJoin(MAILBOX)
                .on(MAILBOX.ORGANIZATION_ID.eq(BRAND_MAILBOX.ORGANIZATION_ID))
                .and(MAILBOX.ID.eq(BRAND_MAILBOX.MAILBOX_ID))
                .and(MAILBOX.REMOVED_AT.isNull())
                .where(BRAND_MAILBOX.ORGANIZATION_ID.eq(organization()))
                .and(BRAND_MAILBOX.BRAND_ID.eq(brand.value()))
                .fetchOptional(
                        row -> new Chosen(row.value1() == null ? null : new MailboxId(row.value1()), row.value2()))
                .orElse(NOTHING);
    }

    void set(BrandId brand, @Nullable MailboxId mailbox) {
        var id = mailbox == null ? null : mailbox.value();
        sql.insertInto(BRAND_MAILBOX)
                .set(BRAND_MAILBOX.ORGANIZATION_ID, organization())
                .set(BRAND_MAILBOX.BRAND_ID, brand.value())
                .set(BRAND_MAILBOX.MAILBOX_ID, id)
                .onConflict(BRAND_MAILBOX.ORGANIZATION_ID, BRAND_MAILBOX.BRAND_ID)
                .doUpdate()
                .set(BRAND_MAILBOX.MAILBOX_ID, id)
                .set(BRAND_MAILBOX.VERSION, BRAND_MAILBOX.VERSION.plus(1))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
