-- Directory: what is looked up before the organisation is known. No customer content stands here.

-- A sign-in, unique in the whole installation. The address is stored in small letters.
create table account
(
    id                   bigint generated always as identity primary key,
    email                text        not null check (email = lower(email) and length(email) between 3 and 254),
    password_hash        text        not null,
    must_change_password boolean     not null default false,
    created_at           timestamptz not null,
    removed_at           timestamptz
);
create unique index account_email on account (email) where removed_at is null;
select directory('account');

-- Which agent an account is, in which organisation. Removing the row ends its sessions and tokens.
create table membership
(
    organization_id bigint not null references organization (id),
    account_id      bigint not null references account (id),
    agent_id        bigint not null,
    primary key (organization_id, account_id),
    unique (organization_id, agent_id)
);
create index membership_account on membership (account_id);
select directory('membership');

-- A signed-in browser. Only the SHA-256 of its secret is kept, so a stolen copy opens nothing.
create table session
(
    token_hash      bytea       not null primary key check (length(token_hash) = 32),
    id              bigint generated always as identity unique,
    organization_id bigint      not null,
    account_id      bigint      not null,
    created_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    expires_at      timestamptz not null,
    user_agent      text        not null check (length(user_agent) <= 200),
    address         text        not null check (length(address) <= 64),
    foreign key (organization_id, account_id) references membership (organization_id, account_id) on delete cascade
);
create index session_membership on session (organization_id, account_id, created_at);
create index session_address on session (account_id, address);
create index session_expiry on session (expires_at);
select directory('session');

-- A program's key. It acts as the agent it belongs to.
create table api_token
(
    token_hash      bytea       not null primary key check (length(token_hash) = 32),
    id              bigint generated always as identity unique,
    organization_id bigint      not null,
    agent_id        bigint      not null,
    name            text        not null check (length(name) between 1 and 100),
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    foreign key (organization_id, agent_id) references membership (organization_id, agent_id) on delete cascade
);
create index api_token_agent on api_token (organization_id, agent_id, created_at);
select directory('api_token');

-- How often somebody guessed wrongly, per account and per address. Keys are hashes: an address that
-- has no account is nobody's business.
create table sign_in_guard
(
    key           text        not null primary key check (length(key) <= 100),
    failures      integer     not null,
    last_at       timestamptz not null,
    blocked_until timestamptz not null
);
create index sign_in_guard_age on sign_in_guard (last_at);
select directory('sign_in_guard');

-- Behind the wall: the people of an organisation.

-- The account is a directory row and may live elsewhere one day, hence no foreign key to it.
create table agent
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    account_id      bigint      not null,
    name            text        not null check (length(name) between 1 and 100),
    email           text        not null check (length(email) between 3 and 254),
    department      text        not null default '' check (length(department) <= 100),
    office          text        not null default 'front' check (office in ('front', 'back')),
    superadmin      boolean     not null default false,
    created_at      timestamptz not null,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id),
    unique (organization_id, account_id)
);
select wall('agent');

create table agent_permission
(
    organization_id bigint      not null,
    agent_id        bigint      not null,
    permission      text        not null check (length(permission) between 1 and 50),
    granted_at      timestamptz not null,
    primary key (organization_id, agent_id, permission),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
select wall('agent_permission');

create table agent_group
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) between 1 and 100),
    created_at      timestamptz not null,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index agent_group_name on agent_group (organization_id, lower(name)) where removed_at is null;
select wall('agent_group');

create table agent_group_member
(
    organization_id bigint not null,
    group_id        bigint not null,
    agent_id        bigint not null,
    primary key (organization_id, group_id, agent_id),
    foreign key (organization_id, group_id) references agent_group (organization_id, id),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
create index agent_group_member_agent on agent_group_member (organization_id, agent_id);
select wall('agent_group_member');
