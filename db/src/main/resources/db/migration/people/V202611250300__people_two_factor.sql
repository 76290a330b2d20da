-- The second step of signing in, passkeys, and links that set a new password.

-- Behind the wall: what an agent proves besides the password. Gone with the agent's membership.
create table two_factor
(
    organization_id  bigint  not null,
    agent_id         bigint  not null,
    -- the authenticator app's secret, locked with the installation's key
    app_secret       bytea,
    app_since        timestamptz,
    -- the step whose code was taken last: each is good once
    app_step         bigint  not null default 0,
    -- a secret that is shown, and not proven yet
    offered_secret   bytea,
    offered_at       timestamptz,
    email_since      timestamptz,
    -- the code that proves that mail arrives; hashed together with the secret of the session that asked
    email_code       bytea check (length(email_code) = 32),
    email_code_until timestamptz,
    email_code_tries integer not null default 0,
    primary key (organization_id, agent_id),
    foreign key (organization_id, agent_id) references membership (organization_id, agent_id) on delete cascade,
    check ((app_secret is null) = (app_since is null)),
    check ((offered_secret is null) = (offered_at is null))
);
select wall('two_factor');

-- Each is good once. 120 random bits, so their SHA-256 is enough.
create table recovery_code
(
    organization_id bigint      not null,
    agent_id        bigint      not null,
    code_hash       bytea       not null check (length(code_hash) = 32),
    made_at         timestamptz not null,
    used_at         timestamptz,
    primary key (organization_id, agent_id, code_hash),
    foreign key (organization_id, agent_id) references membership (organization_id, agent_id) on delete cascade
);
select wall('recovery_code');

-- What the organisation asks of all its agents. No row: nothing.
create table two_factor_requirement
(
    organization_id bigint      not null primary key references organization (id),
    required        text        not null check (required in ('none', 'any', 'app-or-passkey')),
    changed_at      timestamptz not null,
    version         bigint      not null default 1
);
select wall('two_factor_requirement');

-- Directory: what is looked up before the organisation is known.

-- A public key; what belongs to it never leaves its owner's device.
create table passkey
(
    credential_id   bytea       not null primary key check (length(credential_id) between 1 and 1023),
    id              bigint generated always as identity unique,
    organization_id bigint      not null,
    account_id      bigint      not null,
    name            text        not null check (length(name) between 1 and 100),
    -- as WebAuthn has it: the authenticator's model, the credential's id, the key (COSE)
    credential      bytea       not null,
    -- how often it was used, as its authenticator counts; some never count
    sign_count      bigint      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    transports      text        not null check (length(transports) <= 200),
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    foreign key (organization_id, account_id) references membership (organization_id, account_id) on delete cascade
);
create index passkey_membership on passkey (organization_id, account_id, created_at);
select directory('passkey');

-- Challenges that have been answered, until they would be too old anyway. Those not answered yet are kept nowhere: they are signed.
create table passkey_challenge
(
    challenge_hash bytea       not null primary key check (length(challenge_hash) = 32),
    expires_at     timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
select directory('passkey_challenge');

-- A sign-in whose password was right and whose second step is still to come.
create table sign_in_step
(
    token_hash       bytea       not null primary key check (length(token_hash) = 32),
    organization_id  bigint      not null,
    account_id       bigint      not null,
    expires_at       timestamptz not null,
    tries            integer     not null default 0,
    -- hashed together with the browser's token: a stolen copy of this row tells no code
    email_code       bytea check (length(email_code) = 32),
    email_code_until timestamptz,
    emails           integer     not null default 0,
    foreign key (organization_id, account_id) references membership (organization_id, account_id) on delete cascade
);
create index sign_in_step_membership on sign_in_step (organization_id, account_id);
create index sign_in_step_expiry on sign_in_step (expires_at);
select directory('sign_in_step');

-- The one link of an account that sets a new password; a newer one takes its place.
create table password_link
(
    organization_id bigint      not null,
    account_id      bigint      not null,
    token_hash      bytea       not null unique check (length(token_hash) = 32),
    made_at         timestamptz not null,
    expires_at      timestamptz not null,
    primary key (organization_id, account_id),
    foreign key (organization_id, account_id) references membership (organization_id, account_id) on delete cascade
);
create index password_link_expiry on password_link (expires_at);
select directory('password_link');

-- When its owner last showed who they are; absent for sessions from before.
alter table session
    add column confirmed_at timestamptz;
