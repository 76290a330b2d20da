-- Who contacts work for or buy for (CON-1). A contact is a company's by the domain of an address, or because somebody said so.
create table company
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) between 1 and 200),
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index company_name on company (organization_id, lower(name));
select wall('company');

-- Lower-cased, in ASCII. An address below it counts too, unless a longer one is another company's.
create table company_domain
(
    organization_id bigint not null,
    domain          text   not null check (length(domain) between 1 and 253),
    company_id      bigint not null,
    primary key (organization_id, domain),
    foreign key (organization_id, company_id) references company (organization_id, id) on delete cascade
);
create index company_domain_company on company_domain (organization_id, company_id);
select wall('company_domain');

-- Said by hand, which counts more than any domain.
alter table contact
    add column company_id bigint,
    add foreign key (organization_id, company_id) references company (organization_id, id) on delete set null (company_id);
create index contact_company on contact (organization_id, company_id) where company_id is not null;
