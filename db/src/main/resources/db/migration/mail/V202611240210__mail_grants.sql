-- What the owner of an account at Google or Microsoft has granted: to fetch its mail, or to send by it, without its password.
create table mail_grant
(
    organization_id bigint      not null references organization (id),
    mailbox_id      bigint      not null,
    direction       text        not null check (direction in ('incoming', 'outgoing')),
    provider        text        not null check (provider in ('google', 'microsoft')),
    -- the address that the owner signed in with there
    account         text        not null,
    -- both locked under the installation's own key
    refresh_token   bytea       not null,
    access_token    bytea       not null,
    access_until    timestamptz not null,
    -- one node renews at a time: a provider may take back a refresh token that was used twice
    renewing_until  timestamptz,
    -- the provider takes it no more: the owner has to connect again
    lapsed_at       timestamptz,
    lapsed_detail   text,
    granted_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, mailbox_id, direction),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    check ((lapsed_at is null) = (lapsed_detail is null))
);
select wall('mail_grant');

-- Somebody has gone to the provider to grant it, and is waited for.
create table mail_grant_request
(
    organization_id bigint      not null references organization (id),
    -- of the state that the provider gives back, and of the session that asked
    digest          bytea       not null,
    mailbox_id      bigint      not null,
    agent_id        bigint      not null,
    direction       text        not null check (direction in ('incoming', 'outgoing')),
    provider        text        not null check (provider in ('google', 'microsoft')),
    -- locked: what proves that who brings the code is who asked for it (RFC 7636)
    verifier        bytea       not null,
    begun_at        timestamptz not null,
    primary key (organization_id, digest),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, agent_id) references agent (organization_id, id)
);
select wall('mail_grant_request');

-- none: by the mailbox's grant
alter table mail_fetch alter password drop not null;

alter table mail_relay add granted boolean not null default false;
alter table mail_relay drop constraint mail_relay_check;
alter table mail_relay add constraint mail_relay_sign_in
    check ((user_name is null) = (password is null and not granted) and not (granted and password is not null));
