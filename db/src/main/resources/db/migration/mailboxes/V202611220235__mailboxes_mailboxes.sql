create table mailbox
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) between 1 and 100),
    address         text        not null check (length(address) between 3 and 320),
    inbound_address text        not null,
    number_prefix   text        not null default '' check (length(number_prefix) <= 10),
    incoming_status text        not null default 'pending' check (incoming_status in ('pending', 'success', 'failed')),
    outgoing_status text        not null default 'pending' check (outgoing_status in ('pending', 'success', 'failed')),
    -- what a customer's mail to a closed ticket does (TIC-1)
    closed_policy   text        not null default 'follow-up' check (closed_policy in ('follow-up', 'reopen')),
    time_zone       text        not null default 'Europe/Stockholm',
    created_at      timestamptz not null,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
select wall('mailbox');

create table mailbox_agent
(
    organization_id bigint not null,
    mailbox_id      bigint not null,
    agent_id        bigint not null,
    primary key (organization_id, mailbox_id, agent_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
create index mailbox_agent_agent on mailbox_agent (organization_id, agent_id);
select wall('mailbox_agent');

create table mailbox_group
(
    organization_id bigint not null,
    mailbox_id      bigint not null,
    group_id        bigint not null,
    primary key (organization_id, mailbox_id, group_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, group_id) references agent_group (organization_id, id)
);
create index mailbox_group_group on mailbox_group (organization_id, group_id);
select wall('mailbox_group');

-- Directory: which mailbox an envelope's recipient means, known before the organisation is.
create table inbound_address
(
    address         text   not null primary key check (length(address) <= 320),
    organization_id bigint not null,
    mailbox_id      bigint not null,
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
create index inbound_address_mailbox on inbound_address (organization_id, mailbox_id);
select directory('inbound_address');
