package io.svara.bench.outgoing;

import io.svara.bench.data.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Mails that wait to leave, made of one that an agent has written: as many messages, in its ticket. */
final class Queue {

    /** Each with a recipient of its own. Due at once, unless {@code state} is one that nobody looks at. */
    private static final String COPIES = """
            with template as (select * from mail_outgoing where id = %1$d),
            made as (
                insert into message (organization_id, ticket_id, kind, author_agent_id, recipients, subject, internet_id, delivery_state, created_at)
                select m.organization_id, m.ticket_id, 'reply', m.author_agent_id, m.recipients, m.subject,
                    '%4$s-' || number || '@bench.example', 'queued', now()
                from template t join message m on m.organization_id = t.organization_id and m.id = t.message_id,
                    generate_series(1, %2$d) number
                returning organization_id, id, ticket_id, internet_id),
            queued as (
                insert into mail_outgoing (organization_id, mailbox_id, thread_id, message_id, internet_id, state, mail, waiting, created_at)
                select made.organization_id, %3$d, made.ticket_id, made.id, made.internet_id, '%5$s', template.mail,
                    jsonb_build_array('customer' || made.id || '@customer.example'), now()
                from made, template
                returning organization_id, id, state)
            insert into mail_outgoing_due (organization_id, id, due_at)
            select organization_id, id, now() from queued where state = 'queued'""";

    private final Connection owner;
    private final long template;

    /** @param template a mail that is scheduled, and so still has its text */
    Queue(Connection owner, long template) {
        this.owner = owner;
        this.template = template;
    }

    void add(String name, int mails, long mailbox) throws SQLException {
        Sql.run(owner, COPIES.formatted(template, mails, mailbox, name, "queued"));
    }

    /** Rows that nobody sends, for the limit. */
    void addIdle(String name, int mails, long mailbox) throws SQLException {
        Sql.run(owner, COPIES.formatted(template, mails, mailbox, name, "failed"));
    }

    long waiting() throws SQLException {
        return Sql.number(owner, "select count(*) from mail_outgoing_due where due_at < now() + interval '1 hour'");
    }

    long count(String name, String state) throws SQLException {
        return Sql.number(
                owner,
                "select count(*) from mail_outgoing where internet_id like '" + name + "-%' and state = '" + state
                        + "'");
    }
}
