-- A flow (FLO-2): its draft, which people change, and what of it is published.
create table flow
(
    organization_id    bigint      not null references organization (id),
    id                 bigint generated always as identity,
    kind               text        not null check (length(kind) between 1 and 50),
    draft              jsonb       not null,
    version            bigint      not null default 0,
    saved_at           timestamptz,
    saved_by           bigint,
    -- the newest revision, which is the one that runs; null: none does
    published_revision integer,
    primary key (organization_id, id),
    foreign key (organization_id, saved_by) references agent (organization_id, id)
);
create unique index flow_kind on flow (organization_id, kind);
create index flow_saved_by on flow (organization_id, saved_by);
select wall('flow');

-- What was published, in order. A revision is never changed or taken away: tickets name the one that they went by.
create table flow_revision
(
    organization_id bigint      not null,
    flow_id         bigint      not null,
    revision        integer     not null check (revision > 0),
    graph           jsonb       not null,
    blocks          integer     not null,
    note            text check (length(note) between 1 and 500),
    published_at    timestamptz not null,
    published_by    bigint      not null,
    primary key (organization_id, flow_id, revision),
    foreign key (organization_id, flow_id) references flow (organization_id, id),
    foreign key (organization_id, published_by) references agent (organization_id, id)
);
create index flow_revision_publisher on flow_revision (organization_id, published_by);
select wall('flow_revision');
revoke update, delete on flow_revision from svara_application;
