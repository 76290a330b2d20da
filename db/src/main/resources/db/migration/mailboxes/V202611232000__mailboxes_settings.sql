-- Behaviours of a mailbox (MBX-12, MBX-14).
alter table mailbox
    -- whose hours its autoresponse and its SLA go by; null: always open
    add column schedule_id        bigint,
    add column status_after_reply text    not null default 'pending'
        check (status_after_reply in ('in_hand', 'pending', 'on_hold', 'solved', 'closed')),
    -- who gets a new ticket
    add column assignment         text    not null default 'none'
        check (assignment in ('none', 'agent', 'round-robin', 'least-loaded')),
    add column assignee_id        bigint,
    -- whether a new ticket is answered by itself; the words are with the letters of tickets
    add column responds           boolean not null default false,
    add foreign key (organization_id, schedule_id) references schedule (organization_id, id),
    add foreign key (organization_id, assignee_id) references agent (organization_id, id),
    add check (assignment <> 'agent' or assignee_id is not null);
create index mailbox_schedule on mailbox (organization_id, schedule_id) where schedule_id is not null;

-- Whose turn was the last, where new tickets go round; apart, so that mail that comes in leaves the mailbox's row alone.
create table mailbox_turn
(
    organization_id bigint not null,
    mailbox_id      bigint not null,
    agent_id        bigint not null,
    primary key (organization_id, mailbox_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
select wall('mailbox_turn');
