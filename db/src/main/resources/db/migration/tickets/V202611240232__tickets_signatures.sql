-- Pictures of signatures, consents and automatic responses, and logos; the bytes are blobs.
create table letter_picture
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) <= 200),
    content_type    text        not null check (content_type in ('image/png', 'image/jpeg', 'image/gif')),
    size            bigint      not null,
    sha256          bytea       not null,
    uploaded_by     bigint      not null,
    created_at      timestamptz not null,
    -- when it was last seen in a text that is kept; null: never
    used_at         timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, sha256) references blob (organization_id, sha256),
    foreign key (organization_id, uploaded_by) references agent (organization_id, id)
);
create index letter_picture_sha256 on letter_picture (organization_id, sha256);
create index letter_picture_uploader on letter_picture (organization_id, uploaded_by);
create index letter_picture_age on letter_picture (organization_id, created_at);
select wall('letter_picture');

-- What an agent writes below their own messages (MBX-10, ORG-4). No row: nothing.
create table agent_signature
(
    organization_id bigint not null,
    agent_id        bigint not null,
    signature       text   not null check (length(signature) <= 50000),
    version         bigint not null default 1,
    primary key (organization_id, agent_id),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
select wall('agent_signature');

alter table mailbox_letter
    -- what goes below the messages after a ticket's first
    add column later_signature text     not null default 'personal' check (later_signature in ('none', 'personal', 'both')),
    -- which earlier messages go along below
    add column quoting         text     not null default 'none' check (quoting in ('none', 'last', 'all')),
    add column logo_picture_id bigint,
    add column logo_alt        text     not null default '' check (length(logo_alt) <= 200),
    -- in pixels, as it is shown
    add column logo_width      smallint not null default 160 check (logo_width between 20 and 600),
    add foreign key (organization_id, logo_picture_id) references letter_picture (organization_id, id);
create index mailbox_letter_logo on mailbox_letter (organization_id, logo_picture_id) where logo_picture_id is not null;
