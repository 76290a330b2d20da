-- Six kinds with fixed meaning, and In hand, off by default (TIC-1). Names are per language: {"en": "New", ...}.
create table ticket_status
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    kind            text        not null check (kind in ('new', 'reply', 'in_hand', 'pending', 'on_hold', 'solved', 'closed')),
    names           jsonb       not null,
    position        int         not null,
    system          boolean     not null,
    enabled         boolean     not null default true,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index ticket_status_system on ticket_status (organization_id, kind) where system;
select wall('ticket_status');

-- Updated by a transaction's last statement only, so that its row lock is short.
create table ticket_counter
(
    organization_id bigint not null primary key references organization (id),
    last_number     bigint not null
);
select wall('ticket_counter');

create table ticket
(
    organization_id      bigint      not null references organization (id),
    id                   bigint generated always as identity,
    -- null only inside the transaction that makes the ticket
    number               bigint,
    number_prefix        text        not null,
    mailbox_id           bigint      not null,
    subject              text        not null,
    status_id            bigint      not null,
    status_kind          text        not null,
    priority             text        not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    requester_contact_id bigint      not null,
    requester_email      text        not null check (length(requester_email) <= 320),
    assignee_id          bigint,
    source               text        not null,
    follow_up_of         bigint,
    has_attachments      boolean     not null default false,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    trashed_at           timestamptz,
    version              bigint      not null default 1,
    primary key (organization_id, id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, status_id) references ticket_status (organization_id, id),
    foreign key (organization_id, requester_contact_id) references contact (organization_id, id),
    foreign key (organization_id, assignee_id) references agent (organization_id, id),
    foreign key (organization_id, follow_up_of) references ticket (organization_id, id)
);
create unique index ticket_number on ticket (organization_id, number);
create index ticket_list on ticket (organization_id, updated_at desc, id desc) where trashed_at is null;
create index ticket_list_created on ticket (organization_id, created_at desc, id desc) where trashed_at is null;
create index ticket_unsolved on ticket (organization_id, updated_at desc, id desc)
    where trashed_at is null and status_kind in ('new', 'reply');
create index ticket_unassigned on ticket (organization_id, updated_at desc, id desc)
    where trashed_at is null and assignee_id is null and status_kind not in ('solved', 'closed');
create index ticket_mailbox on ticket (organization_id, mailbox_id, updated_at desc, id desc) where trashed_at is null;
create index ticket_assignee on ticket (organization_id, assignee_id, updated_at desc, id desc) where trashed_at is null;
create index ticket_status_list on ticket (organization_id, status_kind, updated_at desc, id desc) where trashed_at is null;
create index ticket_requester on ticket (organization_id, requester_contact_id, updated_at desc);
create index ticket_trash on ticket (organization_id, trashed_at desc, id desc) where trashed_at is not null;
select wall('ticket');

create table ticket_label
(
    organization_id bigint not null,
    label_id        bigint not null,
    ticket_id       bigint not null,
    primary key (organization_id, ticket_id, label_id),
    foreign key (organization_id, label_id) references label (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id)
);
create index ticket_label_label on ticket_label (organization_id, label_id, ticket_id);
select wall('ticket_label');

create table ticket_star
(
    organization_id bigint not null,
    agent_id        bigint not null,
    ticket_id       bigint not null,
    primary key (organization_id, agent_id, ticket_id),
    foreign key (organization_id, agent_id) references agent (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id)
);
create index ticket_star_ticket on ticket_star (organization_id, ticket_id);
select wall('ticket_star');

-- Any outside address of the ticket's conversation. Only a participant may join it by quoting a foreign Message-ID.
create table ticket_participant
(
    organization_id bigint not null,
    ticket_id       bigint not null,
    address         text   not null check (length(address) <= 320),
    primary key (organization_id, ticket_id, address),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id)
);
select wall('ticket_participant');

create table message
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    ticket_id       bigint      not null,
    kind            text        not null check (kind in ('inbound', 'reply', 'note', 'forward', 'auto')),
    author_agent_id bigint,
    sender          jsonb,
    -- whether a machine wrote it: such a message is shown, but never answered
    automatic       boolean     not null default false,
    -- what a reply that can still be taken back did to the ticket's status
    status_before   bigint,
    status_after    bigint,
    -- where the sender wants the answer, when that is elsewhere
    reply_to        jsonb,
    -- {"to": [{name, email}], "cc": [...], "bcc": [...]}
    recipients      jsonb       not null,
    subject         text        not null,
    internet_id     text,
    raw_sha256      bytea,
    delivery_state  text check (delivery_state in ('scheduled', 'queued', 'sent', 'kept', 'failed', 'bounced')),
    delivery_detail text,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, author_agent_id) references agent (organization_id, id),
    foreign key (organization_id, raw_sha256) references blob (organization_id, sha256)
);
create index message_ticket on message (organization_id, ticket_id, created_at, id);
create index message_raw on message (organization_id, raw_sha256);
select wall('message');

create table message_body
(
    organization_id bigint  not null,
    message_id      bigint  not null,
    text            text    not null,
    -- as it came; what is shown is the clean copy, renewed when its cleaner is older than today's
    html_source     text,
    html            text    not null,
    cleaner_version int     not null,
    truncated       boolean not null default false,
    primary key (organization_id, message_id),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
select wall('message_body');

-- Every Message-ID that a ticket knows, by digest. Our own prove receipt; foreign ones count for participants only;
-- quoted ones are of mail that has not come (yet), and lead it here when its sender is the ticket's requester.
create table message_reference
(
    organization_id bigint  not null,
    digest          bytea   not null,
    ticket_id       bigint  not null,
    message_id      bigint  not null,
    -- where the message that carries it came in or left
    mailbox_id      bigint  not null,
    origin          text    not null check (origin in ('own', 'foreign', 'quoted')),
    primary key (organization_id, digest, message_id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
create index message_reference_ticket on message_reference (organization_id, ticket_id);
create index message_reference_message on message_reference (organization_id, message_id);
select wall('message_reference');

-- An upload belongs to no message until it is sent; then only its uploader sees it.
create table attachment
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    message_id      bigint,
    ticket_id       bigint,
    position        int         not null default 0,
    name            text        not null,
    content_type    text        not null,
    size            bigint      not null,
    sha256          bytea       not null,
    inline          boolean     not null default false,
    content_id      text,
    uploaded_by     bigint,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, message_id) references message (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, sha256) references blob (organization_id, sha256),
    foreign key (organization_id, uploaded_by) references agent (organization_id, id)
);
create index attachment_message on attachment (organization_id, message_id, position);
create index attachment_ticket on attachment (organization_id, ticket_id);
create index attachment_sha256 on attachment (organization_id, sha256);
create index attachment_loose on attachment (organization_id, created_at) where message_id is null;
select wall('attachment');

-- Search rows, without row-level security because full-text operators are not leakproof: one class touches them,
-- always by organisation, and joins them to the protected ticket. One row a message, never rewritten: where the ticket
-- is now, and who may see it, is the ticket's to say.
create table ticket_search
(
    organization_id bigint      not null,
    ticket_id       bigint      not null,
    message_id      bigint      not null,
    created_at      timestamptz not null,
    terms           tsvector    not null,
    primary key (organization_id, message_id, created_at)
) partition by range (created_at);
create index ticket_search_terms on ticket_search using gin (organization_id, terms);
-- a common word is found by walking back from the newest, a rare one by its terms
create index ticket_search_newest on ticket_search (organization_id, created_at desc, message_id desc);
create index ticket_search_ticket on ticket_search (organization_id, ticket_id, created_at);
select directory('ticket_search');

-- Safety net for what is outside the quarters that are there.
create table ticket_search_other partition of ticket_search default;

-- Makes the partitions of this quarter and the next. Runs as the owner, whoever calls it, because the application owns
-- nothing. A quarter that already has rows in the safety net takes them over.
create function ticket_search_partitions() returns integer
    language plpgsql
    security definer
    set search_path = public, pg_temp
    set timezone = 'UTC'
    set lock_timeout = '2s'
as
$$
declare
    made integer := 0;
    quarter timestamptz;
    following timestamptz;
    partition_name text;
begin
    perform pg_advisory_xact_lock(hashtext('ticket_search_partitions'));
    for ahead in 0..1 loop
        quarter := date_trunc('quarter', now()) + make_interval(months => 3 * ahead);
        following := quarter + interval '3 months';
        partition_name := 'ticket_search_' || to_char(quarter, 'YYYY_MM');
        continue when to_regclass(partition_name) is not null;

        execute format('create table %I (like ticket_search including defaults including constraints including indexes)', partition_name);
        execute format(
            'with moved as (delete from ticket_search_other where created_at >= %L and created_at < %L returning *) insert into %I select * from moved',
            quarter, following, partition_name);
        execute format('alter table ticket_search attach partition %I for values from (%L) to (%L)', partition_name, quarter, following);
        made := made + 1;
    end loop;
    return made;
end
$$;
revoke execute on function ticket_search_partitions() from public;
grant execute on function ticket_search_partitions() to svara_application;
select ticket_search_partitions();
