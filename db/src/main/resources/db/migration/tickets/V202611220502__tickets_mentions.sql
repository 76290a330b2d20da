-- Who is named in a private note (TIC-7).
create table ticket_mention
(
    organization_id bigint not null,
    agent_id        bigint not null,
    ticket_id       bigint not null,
    message_id      bigint not null,
    primary key (organization_id, agent_id, ticket_id, message_id),
    foreign key (organization_id, agent_id) references agent (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
create index ticket_mention_ticket on ticket_mention (organization_id, ticket_id);
create index ticket_mention_message on ticket_mention (organization_id, message_id);
select wall('ticket_mention');
