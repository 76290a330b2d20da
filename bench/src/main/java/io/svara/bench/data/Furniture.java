package io.svara.bench.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who and what an organisation has before its first ticket. */
record Furniture(
        long organization,
        List<Long> mailboxes,
        List<String> mailboxAddresses,
        List<Long> agents,
        List<Long> labels,
        List<Long> groups,
        List<Long> types,
        List<Long> fields,
        Map<String, Long> statuses) {

    private static final int GROUPS = 6;

    /** Adds mailboxes, agents, groups, labels, types and fields to the organisation; its first agent sees all mailboxes. */
    static Furniture add(Connection connection, long organization, int mailboxes, int agents, int labels, Instant at)
            throws SQLException {
        var domain = "made" + organization + ".example";
        var made = "'" + at + "'";
        Sql.run(
                connection,
                """
                with a as (insert into account (email, password_hash, created_at)
                    select 'agent' || n || '@%2$s', (select password_hash from account order by id limit 1), %3$s
                    from generate_series(1, %4$d) n returning id, email),
                g as (insert into agent (organization_id, account_id, name, email, superadmin, created_at)
                    select %1$d, id, 'Agent ' || split_part(split_part(email, '@', 1), 'agent', 2), email, false, %3$s from a
                    returning id, account_id)
                insert into membership (organization_id, account_id, agent_id) select %1$d, account_id, id from g""".formatted(organization, domain, made, agents),
                """
                insert into mailbox (organization_id, name, address, inbound_address, incoming_status, outgoing_status, created_at)
                select %1$d, 'Mailbox ' || n, 'box' || n || '@%2$s', 'in-made%1$dx' || n || '@inbound.localhost', 'success', 'success', %3$s
                from generate_series(1, %4$d) n""".formatted(organization, domain, made, mailboxes),
                "insert into inbound_address (address, organization_id, mailbox_id) select a, organization_id, id from mailbox,"
                        + " lateral (values (address), (inbound_address)) addresses (a) where address like '%@" + domain
                        + "'",
                "insert into label (organization_id, name, colour, services, created_at) select " + organization
                        + ", 'Label ' || n, '#3b7dd8', '{tickets}', " + made + " from generate_series(1, " + labels
                        + ") n",
                "insert into agent_group (organization_id, name, created_at) select " + organization
                        + ", 'Group ' || n, " + made + " from generate_series(0, " + (GROUPS - 1) + ") n",
                "insert into ticket_type (organization_id, name, position) select " + organization
                        + ", 'Type ' || n, n from generate_series(0, 3) n",
                """
                insert into ticket_field (organization_id, kind, names, options, position) values
                    (%1$d, 'text', '{"en": "Order number"}', '[]', 0),
                    (%1$d, 'choice', '{"en": "Delivery"}', '[{"id": "1", "name": "Express", "removed": false}, {"id": "2", "name": "Post", "removed": false}]', 1),
                    (%1$d, 'checkbox', '{"en": "Invoiced"}', '[]', 2)""".formatted(organization));
        var furniture = read(connection, organization, domain);
        furniture.allow(connection, made);
        return furniture;
    }

    private static Furniture read(Connection connection, long organization, String domain) throws SQLException {
        var own = " where organization_id = " + organization;
        var statuses = new LinkedHashMap<String, Long>();
        var addresses = new LinkedHashMap<Long, String>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select kind, id from ticket_status" + own + " and system")) {
                while (rows.next()) {
                    statuses.put(rows.getString(1), rows.getLong(2));
                }
            }
            try (var rows = statement.executeQuery(
                    "select id, address from mailbox" + own + " and address like '%@" + domain + "' order by id")) {
                while (rows.next()) {
                    addresses.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return new Furniture(
                organization,
                List.copyOf(addresses.keySet()),
                List.copyOf(addresses.values()),
                Sql.numbers(
                        connection, "select id from agent" + own + " and email like '%@" + domain + "' order by id"),
                Sql.numbers(connection, "select id from label" + own + " and name like 'Label %' order by id"),
                Sql.numbers(connection, "select id from agent_group" + own + " and name like 'Group %' order by id"),
                Sql.numbers(connection, "select id from ticket_type" + own + " and name like 'Type %' order by id"),
                Sql.numbers(
                        connection, "select max(id) from ticket_field" + own + " group by position order by position"),
                statuses);
    }

    /** Each agent is in two groups, which share the mailboxes; and has a token that {@link MadeData#agentToken} knows. */
    private void allow(Connection connection, String made) throws SQLException {
        for (int group = 0; group < GROUPS; group++) {
            long id = groups.get(group);
            for (int at = group; at < mailboxes.size(); at += GROUPS) {
                Sql.run(connection, insert("mailbox_group", mailboxes.get(at), id));
            }
            for (int at = 0; at < agents.size(); at++) {
                if (at % GROUPS == group || (at + 1) % GROUPS == group) {
                    Sql.run(connection, insert("agent_group_member", id, agents.get(at)));
                }
            }
        }
        for (int at = 0; at < agents.size(); at++) {
            Sql.run(
                    connection,
                    "insert into api_token (token_hash, organization_id, agent_id, name, created_at) values (sha256('%s'), %d, %d, 'bench', %s)"
                            .formatted(MadeData.agentToken(organization, at), organization, agents.get(at), made));
        }
        Sql.run(
                connection,
                "insert into mailbox_agent (organization_id, mailbox_id, agent_id) select m.organization_id, m.id,"
                        + " (select min(id) from agent a where a.organization_id = m.organization_id) from mailbox m"
                        + " where organization_id = " + organization + " on conflict do nothing");
    }

    private String insert(String table, long first, long second) {
        return "insert into %s values (%d, %d, %d)".formatted(table, organization, first, second);
    }

    long status(String kind) {
        return Objects.requireNonNull(statuses.get(kind));
    }
}
