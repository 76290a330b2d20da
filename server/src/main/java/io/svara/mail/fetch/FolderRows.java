package io.svara.mail.fetch;

import static svara.db.jooq.Tables.MAIL_FETCH_FOLDER;

import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of how far each folder has been read. */
@Component
class FolderRows {

    private final DSLContext sql;

    FolderRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<FolderPlace> find(MailboxId mailbox, String folder) {
        return sql.selectFrom(MAIL_FETCH_FOLDER)
                .where(is(mailbox, folder))
                .fetchOptional(row -> new FolderPlace(
                        row.getName(),
                        row.getUidValidity(),
                        row.getLastUid(),
                        row.getFirstNewUid(),
                        row.getStartAt(),
                        row.getUnfinishedUid()));
    }

    /** The folder is seen for the first time, or its mails are numbered anew. */
    void begin(MailboxId mailbox, FolderPlace place) {
        sql.insertInto(MAIL_FETCH_FOLDER)
                .set(MAIL_FETCH_FOLDER.ORGANIZATION_ID, organization())
                .set(MAIL_FETCH_FOLDER.MAILBOX_ID, mailbox.value())
                .set(MAIL_FETCH_FOLDER.NAME, place.name())
                .set(MAIL_FETCH_FOLDER.UID_VALIDITY, place.uidValidity())
                .set(MAIL_FETCH_FOLDER.LAST_UID, place.lastUid())
                .set(MAIL_FETCH_FOLDER.FIRST_NEW_UID, place.firstNewUid())
                .set(MAIL_FETCH_FOLDER.START_AT, place.startAt())
                .onConflict(MAIL_FETCH_FOLDER.ORGANIZATION_ID, MAIL_FETCH_FOLDER.MAILBOX_ID, MAIL_FETCH_FOLDER.NAME)
                .doUpdate()
                .set(MAIL_FETCH_FOLDER.UID_VALIDITY, place.uidValidity())
                .set(MAIL_FETCH_FOLDER.LAST_UID, place.lastUid())
                .set(MAIL_FETCH_FOLDER.FIRST_NEW_UID, place.firstNewUid())
                .set(MAIL_FETCH_FOLDER.START_AT, place.startAt())
                .setNull(MAIL_FETCH_FOLDER.UNFINISHED_UID)
                .set(MAIL_FETCH_FOLDER.TRIES, (short) 0)
                .where(MAIL_FETCH_FOLDER.ORGANIZATION_ID.eq(organization()))
                .execute();
    }

    /** False when the folder is no longer at the place that the caller knows: somebody else reads it, or it begins anew. */
    boolean advance(MailboxId mailbox, FolderPlace known, long uid, @Nullable Long unfinished) {
        return sql.update(MAIL_FETCH_FOLDER)
                        .set(MAIL_FETCH_FOLDER.LAST_UID, uid)
                        .set(MAIL_FETCH_FOLDER.UNFINISHED_UID, unfinished)
                        .set(MAIL_FETCH_FOLDER.TRIES, (short) 0)
                        .where(is(mailbox, known.name()))
                        .and(MAIL_FETCH_FOLDER.UID_VALIDITY.eq(known.uidValidity()))
                        .and(MAIL_FETCH_FOLDER.LAST_UID.eq(known.lastUid()))
                        .execute()
                == 1;
    }

    void finished(MailboxId mailbox, String folder) {
        sql.update(MAIL_FETCH_FOLDER)
                .setNull(MAIL_FETCH_FOLDER.UNFINISHED_UID)
                .where(is(mailbox, folder))
                .execute();
    }

    /** @return how often the next mail has been tried in vain, this time included */
    int tried(MailboxId mailbox, String folder) {
        return sql.update(MAIL_FETCH_FOLDER)
                .set(MAIL_FETCH_FOLDER.TRIES, MAIL_FETCH_FOLDER.TRIES.plus(1))
                .where(is(mailbox, folder))
                .returningResult(MAIL_FETCH_FOLDER.TRIES)
                .fetchOptional()
                .map(row -> (int) row.value1())
                .orElse(0);
    }

    /** The folders are read by date anew. */
    void forget(MailboxId mailbox) {
        sql.deleteFrom(MAIL_FETCH_FOLDER)
                .where(MAIL_FETCH_FOLDER.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_FETCH_FOLDER.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    private static Condition is(MailboxId mailbox, String folder) {
        return DSL.and(
                MAIL_FETCH_FOLDER.ORGANIZATION_ID.eq(organization()),
                MAIL_FETCH_FOLDER.MAILBOX_ID.eq(mailbox.value()),
                MAIL_FETCH_FOLDER.NAME.eq(folder));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
