package io.svara.mail.fetch;

import static svara.db.jooq.Tables.MAIL_FETCH;

import io.svara.kernel.access.Scope;
import io.svara.mail.fetch.FetchAccount.Health;
import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.fetch.FetchAccount.State;
import io.svara.mail.fetch.imap.ImapServer;
import io.svara.mail.fetch.imap.ImapServer.Security;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailFetchRecord;

/** The SQL of the accounts that mail is fetched from. */
@Component
class FetchRows {

    private final DSLContext sql;

    FetchRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<FetchAccount> find(MailboxId mailbox) {
        return sql.selectFrom(MAIL_FETCH).where(is(mailbox)).fetchOptional(FetchRows::account);
    }

    Optional<FetchAccount> lock(MailboxId mailbox) {
        return sql.selectFrom(MAIL_FETCH).where(is(mailbox)).forUpdate().fetchOptional(FetchRows::account);
    }

    /** Whether it is still set as it was when this account was read. */
    boolean isCurrent(FetchAccount account) {
        return sql.fetchExists(MAIL_FETCH, isStill(account));
    }

    /** Nothing happens when the mailbox has one. */
    void add(MailboxId mailbox, Settings settings, Instant now) {
        sql.insertInto(MAIL_FETCH)
                .set(MAIL_FETCH.ORGANIZATION_ID, organization())
                .set(MAIL_FETCH.MAILBOX_ID, mailbox.value())
                .set(MAIL_FETCH.CREATED_AT, now)
                .set(values(settings))
                .onConflictDoNothing()
                .execute();
    }

    void change(FetchAccount before, Settings settings) {
        sql.update(MAIL_FETCH)
                .set(values(settings))
                .setNull(MAIL_FETCH.ERROR)
                .setNull(MAIL_FETCH.ERROR_DETAIL)
                .setNull(MAIL_FETCH.FAILING_SINCE)
                .set(MAIL_FETCH.FAILURES, 0)
                .set(MAIL_FETCH.VERSION, MAIL_FETCH.VERSION.plus(1))
                .where(is(before.mailbox()))
                .execute();
    }

    private static Map<Field<?>, Object> values(Settings settings) {
        var values = new HashMap<Field<?>, Object>();
        values.put(MAIL_FETCH.HOST, settings.server().host());
        values.put(MAIL_FETCH.PORT, settings.server().port());
        values.put(MAIL_FETCH.SECURITY, settings.server().security().word());
        values.put(MAIL_FETCH.USER_NAME, settings.user());
        values.put(MAIL_FETCH.PASSWORD, settings.password());
        values.put(MAIL_FETCH.FOLDERS, settings.folders().toArray(String[]::new));
        values.put(MAIL_FETCH.START_AT, settings.startAt());
        values.put(MAIL_FETCH.AFTER_IMPORT, settings.afterImport().word());
        values.put(MAIL_FETCH.MOVE_TO, settings.moveTo());
        values.put(MAIL_FETCH.STATE, (settings.enabled() ? State.WORKING : State.OFF).word());
        return values;
    }

    /** Its folders' places go with it. */
    boolean remove(MailboxId mailbox) {
        return sql.deleteFrom(MAIL_FETCH).where(is(mailbox)).execute() == 1;
    }

    void succeeded(FetchAccount account, Instant now) {
        sql.update(MAIL_FETCH)
                .set(MAIL_FETCH.STATE, State.WORKING.word())
                .setNull(MAIL_FETCH.ERROR)
                .setNull(MAIL_FETCH.ERROR_DETAIL)
                .setNull(MAIL_FETCH.FAILING_SINCE)
                .set(MAIL_FETCH.FAILURES, 0)
                .set(MAIL_FETCH.LAST_SUCCESS_AT, now)
                .where(isStill(account))
                .execute();
    }

    /** Mail is fetched, but something beside that goes wrong. */
    void warned(FetchAccount account, String word, String detail, Instant now) {
        sql.update(MAIL_FETCH)
                .set(MAIL_FETCH.STATE, State.WORKING.word())
                .set(MAIL_FETCH.ERROR, word)
                .set(MAIL_FETCH.ERROR_DETAIL, detail)
                .set(MAIL_FETCH.FAILURES, 0)
                .set(MAIL_FETCH.LAST_SUCCESS_AT, now)
                .where(isStill(account))
                .execute();
    }

    void failed(FetchAccount account, String word, String detail, Instant since, State state) {
        sql.update(MAIL_FETCH)
                .set(MAIL_FETCH.STATE, state.word())
                .set(MAIL_FETCH.ERROR, word)
                .set(MAIL_FETCH.ERROR_DETAIL, detail)
                .set(MAIL_FETCH.FAILING_SINCE, since)
                .set(MAIL_FETCH.FAILURES, MAIL_FETCH.FAILURES.plus(1))
                .where(isStill(account))
                .execute();
    }

    /** A line that breaks again and again is no failure while mail comes through. */
    void progressed(MailboxId mailbox) {
        sql.update(MAIL_FETCH)
                .set(MAIL_FETCH.FAILURES, 0)
                .setNull(MAIL_FETCH.FAILING_SINCE)
                .where(is(mailbox))
                .and(MAIL_FETCH.FAILURES.gt(0))
                .execute();
    }

    void leftOut(MailboxId mailbox, String what) {
        sql.update(MAIL_FETCH)
                .set(MAIL_FETCH.LEFT_OUT, MAIL_FETCH.LEFT_OUT.plus(1))
                .set(MAIL_FETCH.LEFT_OUT_LAST, what)
                .where(is(mailbox))
                .execute();
    }

    private static Condition is(MailboxId mailbox) {
        return DSL.and(MAIL_FETCH.ORGANIZATION_ID.eq(organization()), MAIL_FETCH.MAILBOX_ID.eq(mailbox.value()));
    }

    private static Condition isStill(FetchAccount account) {
        return DSL.and(
                is(account.mailbox()),
                MAIL_FETCH.CREATED_AT.eq(account.createdAt()),
                MAIL_FETCH.VERSION.eq(account.version()),
                MAIL_FETCH.STATE.ne(State.OFF.word()));
    }

    private static FetchAccount account(MailFetchRecord row) {
        var state = State.of(row.getState());
        return new FetchAccount(
                new MailboxId(row.getMailboxId()),
                new Settings(
                        new ImapServer(row.getHost(), row.getPort(), Security.of(row.getSecurity())),
                        row.getUserName(),
                        row.getPassword(),
                        List.of(row.getFolders()),
                        row.getStartAt(),
                        AfterImport.of(row.getAfterImport()).orElseThrow(),
                        row.getMoveTo(),
                        state != State.OFF),
                new Health(
                        state,
                        row.getError(),
                        row.getErrorDetail(),
                        row.getFailingSince(),
                        row.getFailures(),
                        row.getLastSuccessAt(),
                        row.getLeftOut(),
                        row.getLeftOutLast()),
                row.getCreatedAt(),
                row.getVersion());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
