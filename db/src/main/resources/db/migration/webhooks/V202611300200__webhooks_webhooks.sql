-- Where an organisation wants to be told of what happens (ORG-17). Of a removed one its name stays, for the audit log.
create table webhook
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) between 1 and 100),
    url             text        not null check (length(url) <= 2000),
    -- locked; the one before still signs until then, so that its receiver can change over
    secret          bytea       not null,
    previous_secret bytea,
    previous_until  timestamptz,
    enabled         boolean     not null default true,
    -- of what it is told by itself; flows call it besides
    events          text[]      not null default '{}',
    -- why Svara itself has switched it off
    off_because     text check (off_because = 'gone'),
    created_at      timestamptz not null,
    created_by      bigint      not null,
    delivered_at    timestamptz,
    failing_since   timestamptz,
    -- why the last try failed, while it fails
    trouble         text,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id),
    foreign key (organization_id, created_by) references agent (organization_id, id)
);
create index webhook_created_by on webhook (organization_id, created_by);
create unique index webhook_name on webhook (organization_id, lower(name)) where removed_at is null;
select wall('webhook');

-- What is sent, as it was when it happened, and what became of it. The body is kept as it is signed.
create table webhook_delivery
(
    organization_id bigint      not null,
    id              bigint generated always as identity,
    webhook_id      bigint      not null,
    -- the same with each try, for the receiver to know it again
    message_id      text        not null,
    type            text        not null,
    body            text        not null,
    ticket_id       bigint,
    created_at      timestamptz not null,
    state           text        not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    attempts        int         not null default 0,
    tried_at        timestamptz,
    status_code     int,
    error           text,
    detail          text,
    answer          text,
    next_try_at     timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, webhook_id) references webhook (organization_id, id)
);
create index webhook_delivery_list on webhook_delivery (organization_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_age on webhook_delivery (organization_id, created_at);
select wall('webhook_delivery');

create table webhook_delivery_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index webhook_delivery_due_at on webhook_delivery_due (due_at);
select directory('webhook_delivery_due');
