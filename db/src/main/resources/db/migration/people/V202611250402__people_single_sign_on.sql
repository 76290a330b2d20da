-- How an organisation's agents sign in at its own provider (OpenID Connect).
create table single_sign_on
(
    organization_id bigint      not null primary key references organization (id),
    enabled         boolean     not null,
    -- what stands on the sign-in page's button
    name            text        not null check (length(name) between 1 and 60),
    issuer          text        not null check (length(issuer) between 8 and 500),
    client_id       text        not null check (length(client_id) between 1 and 300),
    -- sealed with the installation's key
    client_secret   bytea       not null,
    -- passwords are refused, but for superadmins
    only_this_way   boolean     not null,
    just_in_time    boolean     not null,
    office          text        not null check (office in ('front', 'back')),
    group_claim     text        not null default '' check (length(group_claim) <= 100),
    -- a second factor is the provider's business, whatever it says of it
    trusts_factor   boolean     not null,
    changed_at      timestamptz not null,
    version         bigint      not null default 1
);
select wall('single_sign_on');

-- Groups that new agents get, and those that a value of the provider's claim stands for.
create table single_sign_on_group
(
    organization_id bigint not null references single_sign_on (organization_id) on delete cascade,
    -- empty: all new agents
    value           text   not null check (length(value) <= 200),
    group_id        bigint not null,
    primary key (organization_id, value, group_id),
    foreign key (organization_id, group_id) references agent_group (organization_id, id)
);
create index single_sign_on_group_group on single_sign_on_group (organization_id, group_id);
select wall('single_sign_on_group');

-- Who somebody is at the provider. A name there is an agent here, for good: their address may change.
create table single_sign_on_identity
(
    organization_id bigint      not null,
    issuer          text        not null check (length(issuer) <= 500),
    subject         text        not null check (length(subject) between 1 and 255),
    agent_id        bigint      not null,
    linked_at       timestamptz not null,
    primary key (organization_id, issuer, subject),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
create index single_sign_on_identity_agent on single_sign_on_identity (organization_id, agent_id);
select wall('single_sign_on_identity');

-- Directory: which provider an address or a link leads to is asked before the organisation is known.

-- A domain (with a dot) or a handle (without), of one organisation only: whoever came first.
create table single_sign_on_way
(
    word            text   not null primary key check (word = lower(word) and length(word) between 1 and 253),
    organization_id bigint not null references organization (id)
);
create index single_sign_on_way_organization on single_sign_on_way (organization_id, word);
select directory('single_sign_on_way');

-- A browser that is at the provider. Found again by its state in the same browser only; good for one answer.
create table single_sign_on_request
(
    state_hash      bytea       not null primary key check (length(state_hash) = 32),
    organization_id bigint      not null references organization (id),
    nonce_hash      bytea       not null check (length(nonce_hash) = 32),
    verifier        bytea       not null,
    begun_at        timestamptz not null
);
create index single_sign_on_request_organization on single_sign_on_request (organization_id, begun_at);
create index single_sign_on_request_age on single_sign_on_request (begun_at);
select directory('single_sign_on_request');

-- How a session began, and whether its second factor was the provider's.
alter table session
    add column begun_by        text    not null default 'password' check (length(begun_by) <= 30),
    add column provider_factor boolean not null default false;
