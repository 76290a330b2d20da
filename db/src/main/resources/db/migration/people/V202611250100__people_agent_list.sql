-- What Admin > Agents keeps of an agent (ORG-3, ORG-4).
alter table agent
    -- chats at once, at start
    add column max_chats      integer not null default 3 check (max_chats between 1 and 100),
    -- the introduction e-mail was queued last; null: never
    add column introduced_at  timestamptz,
    -- 200x200, made by the server out of what was sent
    add column picture_sha256 bytea check (octet_length(picture_sha256) = 32),
    add column picture_type   text check (picture_type in ('image/png', 'image/jpeg')),
    add constraint agent_picture_whole check ((picture_sha256 is null) = (picture_type is null)),
    add constraint agent_picture_blob foreign key (organization_id, picture_sha256) references blob (organization_id, sha256);
create index agent_picture on agent (organization_id, picture_sha256);

-- When somebody was last there, also after the session or token has gone. In the directory: it is written as a caller
-- is looked up, before the organisation is known, and some minutes apart.
alter table membership
    add column last_active_at timestamptz;
update membership m
set last_active_at = (select max(s.last_seen_at) from session s
                      where s.organization_id = m.organization_id and s.account_id = m.account_id);

-- How many agents an organisation may have before it is asked for consent (ORG-3). The operator writes it; no row: no limit.
create table seat_limit
(
    organization_id bigint not null references organization (id),
    seats           integer not null check (seats between 1 and 100000),
    -- of one more seat, in words, as it is shown; null: not said
    price           text check (length(price) between 1 and 100),
    primary key (organization_id)
);
select wall('seat_limit');
