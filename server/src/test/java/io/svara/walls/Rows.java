package io.svara.walls;

import io.svara.walls.House.Thing;
import io.svara.web.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What really stands in the tables, read as the owner, whom no wall stops. */
final class Rows {

    private static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);

    private Rows() {}

    /** Tables behind the wall. */
    static List<String> walled() {
        return OWNER.fetch("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and not relispartition and relrowsecurity order by relname
                        """).getValues(0, String.class);
    }

    static String organizationColumn(String table) {
        return table.equals("organization") ? "id" : "organization_id";
    }

    static long count(String table, House house) {
        return OWNER.fetchSingle(
                        "select count(*) from " + table + " where " + organizationColumn(table) + " = ?",
                        house.organization.value())
                .get(0, Long.class);
    }

    /** Any one row, as JSON. */
    static String one(String table, House house) {
        return OWNER.fetchSingle(
                        "select row_to_json(t)::text from " + table + " t where " + organizationColumn(table)
                                + " = ? limit 1",
                        house.organization.value())
                .get(0, String.class);
    }

    /** Of each table with rows of organisations: how many rows this one has, and a digest of all they hold. */
    static Map<String, String> fingerprint(House house) {
        var prints = new TreeMap<String, String>();
        for (var table : ofOrganizations()) {
            prints.put(table, print(table, organizationColumn(table) + " = ?", house));
        }
        prints.put(
                "account",
                print("account", "id in (select account_id from membership where organization_id = ?)", house));
        return prints;
    }

    private static List<String> ofOrganizations() {
        return OWNER.fetch("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                          and a.attname = case c.relname when 'organization' then 'id' else 'organization_id' end
                        """).getValues(0, String.class);
    }

    private static String print(String table, String condition, House house) {
        return OWNER.fetchSingle(
                        "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from "
                                + table + " t where " + condition,
                        house.organization.value())
                .get(0, String.class);
    }

    /** How much of what is due is not done yet. */
    static long busy(House house, Instant now) {
        return OWNER.fetchSingle("""
                        select (select count(*) from log_outbox where organization_id = {0})
                             + (select count(*) from mail_intake_due where organization_id = {0})
                             + (select count(*) from mail_fetch_due where organization_id = {0})
                             + (select count(*) from mail_authentication_due where organization_id = {0} and due_at <= {1})
                             + (select count(*) from mailbox_removal_due where organization_id = {0} and due_at <= {1})
                             + (select count(*) from webhook_delivery_due where organization_id = {0} and due_at <= {1})
                             + (select count(*) from mail_outgoing_due where organization_id = {0} and due_at <= {1})
                        """, DSL.val(house.organization.value()), DSL.val(now))
                .get(0, Long.class);
    }

    /** What only the operator makes; returns its id. */
    static String licenceLevel(House house) {
        return OWNER.fetchSingle(
                        "insert into licence_level (organization_id, name, services) values (?, ?, '{chat}') returning id::text",
                        house.organization.value(),
                        house.mark)
                .get(0, String.class);
    }

    /** What only a browser makes, and nobody types: a passkey of the superadmin's; returns its id. */
    static String passkey(House house) {
        OWNER.execute("""
                        insert into two_factor (organization_id, agent_id, email_since) values ({0}, {1}, now())
                        """, DSL.val(house.organization.value()), DSL.val(house.number(Thing.AGENT)));
        OWNER.execute(
                """
                        insert into recovery_code (organization_id, agent_id, code_hash, made_at)
                        values ({0}, {1}, sha256({2}::bytea), now())
                        """, DSL.val(house.organization.value()), DSL.val(house.number(Thing.AGENT)), DSL.val(house.mark));
        OWNER.execute(
                """
                        insert into single_sign_on_identity (organization_id, issuer, subject, agent_id, linked_at)
                        values ({0}, 'https://' || {2} || '.example', {2}, {1}, now())
                        """, DSL.val(house.organization.value()), DSL.val(house.number(Thing.AGENT)), DSL.val(house.mark));
        OWNER.execute("""
                        insert into two_factor_requirement (organization_id, required, changed_at) values ({0}, 'none', now())
                        """, DSL.val(house.organization.value()));
        return OWNER.fetchSingle(
                        """
                        insert into passkey (credential_id, organization_id, account_id, name, credential, sign_count,
                            backup_eligible, backed_up, transports, created_at)
                        select sha256({2}::bytea), organization_id, account_id, {2}, '', 0, false, false, '', now()
                        from membership where organization_id = {0} and agent_id = {1}
                        returning id
                        """,
                        DSL.val(house.organization.value()),
                        DSL.val(house.superadmin.id().value()),
                        DSL.val(house.mark))
                .get(0, String.class);
    }

    /** What would come only later or seldom: a kept mail that can be read, a mail that waits, a folder read, a parked log entry. */
    static void beforeTheirTime(House house) {
        OWNER.execute(
                """
                        update mail_outgoing set raw_sha256 = (
                            select raw_sha256 from message where organization_id = {0} and id = {1})
                        where organization_id = {0} and id = {2}
                        """,
                DSL.val(house.organization.value()),
                DSL.val(house.number(Thing.RECEIVED_MESSAGE)),
                DSL.val(house.number(Thing.OUTBOX_MAIL)));
        // one that was sent just now is not sent again
        OWNER.execute(
                "update invitation set sent_at = sent_at - interval '1 hour' where organization_id = {0}",
                DSL.val(house.organization.value()));
        OWNER.execute(
                """
                        insert into mail_intake (organization_id, mailbox_id, raw_sha256, raw_size, sender, recipient,
                            remote_address, tls, received_at)
                        select organization_id, {1}, raw_sha256, 1, 'a@b.example', 'c@d.example', '127.0.0.1', false, created_at
                        from message where organization_id = {0} and id = {2}
                        """,
                DSL.val(house.organization.value()),
                DSL.val(house.number(Thing.MAILBOX)),
                DSL.val(house.number(Thing.RECEIVED_MESSAGE)));
        OWNER.execute("""
                        insert into mail_fetch_folder (organization_id, mailbox_id, name, uid_validity, last_uid, first_new_uid, start_at)
                        select organization_id, mailbox_id, 'INBOX', 1, 1, 1, start_at from mail_fetch where organization_id = {0}
                        """, DSL.val(house.organization.value()));
        OWNER.execute(
                """
                        insert into mail_grant (organization_id, mailbox_id, direction, provider, account, refresh_token,
                            access_token, access_until, granted_at)
                        values ({0}, {1}, 'outgoing', 'google', {2} || '@gmail.example', '', '', now(), now())
                        """, DSL.val(house.organization.value()), DSL.val(house.number(Thing.MAILBOX)), DSL.val(house.mark));
        OWNER.execute(
                """
                        insert into mail_grant_request (organization_id, digest, mailbox_id, agent_id, direction, provider,
                            verifier, begun_at)
                        values ({0}, '', {1}, {2}, 'incoming', 'google', '', now())
                        """,
                DSL.val(house.organization.value()),
                DSL.val(house.number(Thing.MAILBOX)),
                DSL.val(house.number(Thing.AGENT)));
        OWNER.execute(
                """
                        insert into mail_verification (organization_id, mailbox_id, message_id, thread_id, provider, sender,
                            code, received_at)
                        values ({0}, {1}, {2}, {3}, 'google', {4} || '@google.example', '123456', now())
                        """,
                DSL.val(house.organization.value()),
                DSL.val(house.number(Thing.MAILBOX)),
                DSL.val(house.number(Thing.RECEIVED_MESSAGE)),
                DSL.val(house.number(Thing.TICKET)),
                DSL.val(house.mark));
        OWNER.execute(
                "insert into ticket_label_suggestion values ({0}, {1}, {2}, 0.9, now()), ({0}, {1}, {3}, 0.5, now())",
                DSL.val(house.organization.value()),
                DSL.val(house.number(Thing.TICKET)),
                DSL.val(house.number(Thing.LABEL)),
                DSL.val(house.number(Thing.SPARE_LABEL)));
        OWNER.execute("insert into seat_limit values (?, 1000, ?)", house.organization.value(), house.mark);
        OWNER.execute("""
                        insert into log_parked (organization_id, id, follower, at, parked_at, attempts, error)
                        select organization_id, id, 'test', at, at, 1, 'test' from log_entry where organization_id = {0} limit 1
                        """, DSL.val(house.organization.value()));
    }
}
