-- Somebody asked to become an agent (ORG-5). The row goes when they have, or when it is taken back.
create table invitation
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    -- as one signs in with it, in small letters
    email           text        not null check (length(email) between 3 and 254),
    department      text        not null default '' check (length(department) <= 100),
    office          text        not null check (office in ('front', 'back')),
    -- whether its sender agreed to a seat beyond the organisation's limit
    extra_seat      boolean     not null,
    invited_by      bigint      not null,
    invited_at      timestamptz not null,
    -- when its latest mail was sent, and until when that one's link is good
    sent_at         timestamptz not null,
    expires_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, invited_by) references agent (organization_id, id)
);
create unique index invitation_email on invitation (organization_id, email);
create index invitation_inviter on invitation (organization_id, invited_by);
create index invitation_sent on invitation (organization_id, sent_at);
select wall('invitation');

create table invitation_group
(
    organization_id bigint not null,
    invitation_id   bigint not null,
    group_id        bigint not null,
    primary key (organization_id, invitation_id, group_id),
    foreign key (organization_id, invitation_id) references invitation (organization_id, id) on delete cascade,
    foreign key (organization_id, group_id) references agent_group (organization_id, id)
);
create index invitation_group_group on invitation_group (organization_id, group_id);
select wall('invitation_group');

-- Directory: which invitation a link means, known before the organisation is. Only the SHA-256 of its secret is kept.
create table invitation_link
(
    token_hash      bytea  not null primary key check (length(token_hash) = 32),
    organization_id bigint not null,
    invitation_id   bigint not null,
    unique (organization_id, invitation_id),
    foreign key (organization_id, invitation_id) references invitation (organization_id, id) on delete cascade
);
select directory('invitation_link');
