-- A fetched mail was brought by nobody whose words at the door are known: null. Then its Return-Path tells.
alter table mail_intake alter sender drop not null;
alter table mail_intake alter remote_address drop not null;

-- The account elsewhere (IMAP) from which a mailbox's mail is fetched; at most one for each.
create table mail_fetch
(
    organization_id bigint      not null references organization (id),
    mailbox_id      bigint      not null,
    host            text        not null,
    port            int         not null check (port between 1 and 65535),
    security        text        not null check (security in ('tls', 'starttls', 'none')),
    user_name       text        not null,
    -- locked under the installation's own key
    password        bytea       not null,
    folders         text[]      not null check (cardinality(folders) > 0),
    -- mail that came to the account before that is left there
    start_at        timestamptz not null,
    after_import    text        not null check (after_import in ('nothing', 'seen', 'move')),
    move_to         text check ((move_to is not null) = (after_import = 'move')),
    state           text        not null check (state in ('off', 'working', 'failed')),
    error           text,
    error_detail    text,
    failing_since   timestamptz,
    failures        int         not null default 0,
    last_success_at timestamptz,
    -- mails that stay in the account because they cannot be taken, and which the last of them was
    left_out        int         not null default 0,
    left_out_last   text,
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, mailbox_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
select wall('mail_fetch');

-- How far a folder has been read. Moved on in the transaction that takes the mail: each is taken once.
create table mail_fetch_folder
(
    organization_id bigint      not null,
    mailbox_id      bigint      not null,
    name            text        not null,
    uid_validity    bigint      not null,
    last_uid        bigint      not null,
    -- mails below it were there when the folder was first seen: of them, those since start_at count
    first_new_uid   bigint      not null,
    start_at        timestamptz not null,
    -- taken, but not yet flagged or moved
    unfinished_uid  bigint,
    -- tries that the mail after last_uid has cost
    tries           smallint    not null default 0,
    primary key (organization_id, mailbox_id, name),
    foreign key (organization_id, mailbox_id) references mail_fetch (organization_id, mailbox_id) on delete cascade
);
select wall('mail_fetch_folder');

create table mail_fetch_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index mail_fetch_due_at on mail_fetch_due (due_at);
select directory('mail_fetch_due');
