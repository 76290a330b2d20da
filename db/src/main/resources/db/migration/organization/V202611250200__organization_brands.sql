-- How an organisation shows itself to its customers (ORG-2). Its first language is the one used where no other fits.
-- A removed one stays in history and statistics.
create table brand
(
    organization_id   bigint      not null references organization (id),
    id                bigint generated always as identity,
    name              text        not null check (length(name) between 1 and 100),
    languages         text[]      not null check (cardinality(languages) between 1 and 50),
    accent_colour     text        not null check (accent_colour ~ '^#[0-9a-f]{6}$'),
    text_colour       text        not null check (text_colour ~ '^#[0-9a-f]{6}$'),
    logo_sha256       bytea check (length(logo_sha256) = 32),
    logo_content_type text,
    logo_size         bigint,
    created_at        timestamptz not null,
    removed_at        timestamptz,
    version           bigint      not null default 1,
    primary key (organization_id, id),
    foreign key (organization_id, logo_sha256) references blob (organization_id, sha256),
    check ((logo_sha256 is null) = (logo_content_type is null) and (logo_sha256 is null) = (logo_size is null))
);
create unique index brand_name on brand (organization_id, lower(name)) where removed_at is null;
create index brand_logo on brand (organization_id, logo_sha256);
select wall('brand');

-- Each organisation has one from the start: its own name, in its own language.
insert into brand (organization_id, name, languages, accent_colour, text_colour, created_at)
select id, left(name, 100), array[language], '#0e6b71', '#ffffff', created_at
from organization;
