-- What a file or mail is called and where its bytes lie. Rows that use a blob point here with a foreign key.
create table blob
(
    organization_id bigint      not null references organization (id),
    sha256          bytea       not null check (octet_length(sha256) = 32),
    size            bigint      not null check (size >= 0),
    -- file:<suffix> or pack:<name>:<offset>:<length>; changes when a pack is compacted
    place           text        not null,
    created_at      timestamptz not null,
    -- set by the sweeper when it first found that no row names the blob
    unnamed_since   timestamptz,
    primary key (organization_id, sha256)
);

select wall('blob');
