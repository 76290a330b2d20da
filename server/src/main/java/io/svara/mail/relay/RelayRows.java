package io.svara.mail.relay;

import static svara.db.jooq.Tables.MAIL_RELAY;

import io.svara.kernel.access.Scope;
import io.svara.mail.send.RelayVerdict;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailRelayRecord;

/** The SQL of mailboxes' own relays. */
@Component
class RelayRows {

    enum Security {
        /** From the first byte. */
        TLS,
        STARTTLS,
        PLAIN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Security of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param password locked; null where nobody signs in, or the user has granted it
     * @param granted whether the user signs in by what they have granted
     */
    record Relay(
            MailboxId mailbox,
            String host,
            int port,
            Security security,
            @Nullable String user,
            byte @Nullable [] password,
            boolean granted,
            long version,
            @Nullable RelayVerdict verdict,
            @Nullable String answer,
            @Nullable Instant checkedAt) {

        /** Whether the password would go to the same place in the same way. */
        boolean leadsTo(String otherHost, int otherPort, Security otherSecurity, @Nullable String otherUser) {
            return host.equals(otherHost)
                    && port == otherPort
                    && security == otherSecurity
                    && Objects.equals(user, otherUser);
        }
    }

    private final DSLContext sql;

    RelayRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Relay> find(MailboxId mailbox) {
        return sql.selectFrom(MAIL_RELAY)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_RELAY.MAILBOX_ID.eq(mailbox.value()))
                .fetchOptional(RelayRows::relay);
    }

    /** Locked until the transaction ends. */
    Optional<Relay> lock(MailboxId mailbox) {
        return sql.selectFrom(MAIL_RELAY)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_RELAY.MAILBOX_ID.eq(mailbox.value()))
                .forUpdate()
                .fetchOptional(RelayRows::relay);
    }

    private static Relay relay(MailRelayRecord row) {
        return new Relay(
                new MailboxId(row.getMailboxId()),
                row.getHost(),
                row.getPort(),
                Security.of(row.getSecurity()),
                row.getUserName(),
                row.getPassword(),
                row.getGranted(),
                row.getVersion(),
                row.getVerdict() == null ? null : RelayVerdict.of(row.getVerdict()),
                row.getAnswer(),
                row.getCheckedAt());
    }

    /** False when there is one already. */
    boolean add(
            MailboxId mailbox,
            String host,
            int port,
            Security security,
            @Nullable String user,
            byte @Nullable [] password) {
        return sql.insertInto(MAIL_RELAY)
                        .set(MAIL_RELAY.ORGANIZATION_ID, organization())
                        .set(MAIL_RELAY.MAILBOX_ID, mailbox.value())
                        .set(MAIL_RELAY.HOST, host)
                        .set(MAIL_RELAY.PORT, port)
                        .set(MAIL_RELAY.SECURITY, security.word())
                        .set(MAIL_RELAY.USER_NAME, user)
                        .set(MAIL_RELAY.PASSWORD, password)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** What was found before says nothing of what it is now. */
    void change(
            MailboxId mailbox,
            String host,
            int port,
            Security security,
            @Nullable String user,
            byte @Nullable [] password) {
        sql.update(MAIL_RELAY)
                .set(MAIL_RELAY.HOST, host)
                .set(MAIL_RELAY.PORT, port)
                .set(MAIL_RELAY.SECURITY, security.word())
                .set(MAIL_RELAY.USER_NAME, user)
                .set(MAIL_RELAY.PASSWORD, password)
                .set(MAIL_RELAY.GRANTED, false)
                .set(MAIL_RELAY.VERSION, MAIL_RELAY.VERSION.plus(1))
                .setNull(MAIL_RELAY.VERDICT)
                .setNull(MAIL_RELAY.ANSWER)
                .setNull(MAIL_RELAY.CHECKED_AT)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_RELAY.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    /** By a provider's server, signed in by what this user has granted. */
    void grant(MailboxId mailbox, String host, int port, Security security, String user) {
        sql.insertInto(MAIL_RELAY)
                .set(MAIL_RELAY.ORGANIZATION_ID, organization())
                .set(MAIL_RELAY.MAILBOX_ID, mailbox.value())
                .set(MAIL_RELAY.HOST, host)
                .set(MAIL_RELAY.PORT, port)
                .set(MAIL_RELAY.SECURITY, security.word())
                .set(MAIL_RELAY.USER_NAME, user)
                .set(MAIL_RELAY.GRANTED, true)
                .onConflict(MAIL_RELAY.ORGANIZATION_ID, MAIL_RELAY.MAILBOX_ID)
                .doUpdate()
                .set(MAIL_RELAY.HOST, host)
                .set(MAIL_RELAY.PORT, port)
                .set(MAIL_RELAY.SECURITY, security.word())
                .set(MAIL_RELAY.USER_NAME, user)
                .setNull(MAIL_RELAY.PASSWORD)
                .set(MAIL_RELAY.GRANTED, true)
                .set(MAIL_RELAY.VERSION, MAIL_RELAY.VERSION.plus(1))
                .setNull(MAIL_RELAY.VERDICT)
                .setNull(MAIL_RELAY.ANSWER)
                .setNull(MAIL_RELAY.CHECKED_AT)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .execute();
    }

    /** Nothing happens when the relay has been changed since it was looked at. */
    void checked(Relay relay, RelayVerdict verdict, String answer, Instant at) {
        sql.update(MAIL_RELAY)
                .set(MAIL_RELAY.VERDICT, verdict.word())
                .set(MAIL_RELAY.ANSWER, answer)
                .set(MAIL_RELAY.CHECKED_AT, at)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_RELAY.MAILBOX_ID.eq(relay.mailbox().value()))
                .and(MAIL_RELAY.VERSION.eq(relay.version()))
                .execute();
    }

    void remove(MailboxId mailbox) {
        sql.deleteFrom(MAIL_RELAY)
                .where(MAIL_RELAY.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_RELAY.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
