-- A mail that was acknowledged and is not yet in its ticket. Its raw bytes are a blob; the row ends when the ticket has it.
create table mail_intake
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    mailbox_id      bigint      not null,
    thread_id       bigint,
    raw_sha256      bytea       not null,
    raw_size        bigint      not null,
    sender          text        not null,
    recipient       text        not null,
    remote_address  text        not null,
    tls             boolean     not null,
    received_at     timestamptz not null,
    -- set when the last try failed for a reason that lies outside the mail
    blameless       boolean     not null default false,
    primary key (organization_id, id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, raw_sha256) references blob (organization_id, sha256)
);
create index mail_intake_raw on mail_intake (organization_id, raw_sha256);
create index mail_intake_mailbox on mail_intake (organization_id, mailbox_id);
select wall('mail_intake');

create table mail_intake_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index mail_intake_due_at on mail_intake_due (due_at);
select directory('mail_intake_due');

-- What each mailbox has taken: the same Message-ID with the same content is taken once (MBX-4).
create table mail_receipt
(
    organization_id   bigint      not null,
    mailbox_id        bigint      not null,
    message_id_digest bytea       not null,
    content_digest    bytea       not null,
    received_at       timestamptz not null,
    primary key (organization_id, mailbox_id, message_id_digest, content_digest),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
select wall('mail_receipt');

-- A message on its way out. The Message-ID is fixed here, so that each repeat carries the same one.
create table mail_outgoing
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    mailbox_id      bigint      not null,
    thread_id       bigint      not null,
    message_id      bigint      not null,
    internet_id     text        not null,
    state           text        not null check (state in ('scheduled', 'queued', 'sent', 'kept', 'failed')),
    detail          text,
    -- all that the mail is made of; the attachments' bytes are blobs
    mail            jsonb       not null,
    -- who still has to get it, and who was refused with which answer
    waiting         jsonb       not null,
    refused         jsonb       not null default '[]',
    raw_sha256      bytea,
    created_at      timestamptz not null,
    first_tried_at  timestamptz,
    tries           smallint    not null default 0,
    ended_at        timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, raw_sha256) references blob (organization_id, sha256)
);
create unique index mail_outgoing_message on mail_outgoing (organization_id, message_id);
create index mail_outgoing_list on mail_outgoing (organization_id, created_at desc, id desc);
create index mail_outgoing_mailbox on mail_outgoing (organization_id, mailbox_id);
create index mail_outgoing_raw on mail_outgoing (organization_id, raw_sha256);
select wall('mail_outgoing');

create table mail_outgoing_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index mail_outgoing_due_at on mail_outgoing_due (due_at);
select directory('mail_outgoing_due');
