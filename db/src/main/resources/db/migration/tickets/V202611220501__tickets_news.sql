-- How many messages a ticket has, kept where messages are added and removed, so that lists need not count.
alter table ticket add column message_count int not null default 0;
-- When the customer last wrote, or the ticket was made. Null in rows of an older node: then it was made.
alter table ticket add column news_at timestamptz;

update ticket set
    message_count = (select count(*) from message
                     where message.organization_id = ticket.organization_id and message.ticket_id = ticket.id),
    news_at = greatest(ticket.created_at,
                       (select max(message.created_at) from message
                        where message.organization_id = ticket.organization_id and message.ticket_id = ticket.id
                          and message.kind = 'inbound' and not message.automatic));

-- When an agent last had a ticket open. No row: never, or marked as unread since.
create table ticket_seen
(
    organization_id bigint      not null,
    agent_id        bigint      not null,
    ticket_id       bigint      not null,
    seen_at         timestamptz not null,
    primary key (organization_id, agent_id, ticket_id),
    foreign key (organization_id, agent_id) references agent (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id)
);
create index ticket_seen_ticket on ticket_seen (organization_id, ticket_id);
select wall('ticket_seen');
