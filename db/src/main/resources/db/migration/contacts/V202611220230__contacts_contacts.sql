create table contact
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null,
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
select wall('contact');

-- Addresses are kept lower-cased: two spellings are one person.
create table contact_address
(
    organization_id bigint      not null,
    address         text        not null check (length(address) <= 320),
    contact_id      bigint      not null,
    created_at      timestamptz not null,
    primary key (organization_id, address),
    foreign key (organization_id, contact_id) references contact (organization_id, id)
);
create index contact_address_contact on contact_address (organization_id, contact_id);
select wall('contact_address');

-- For other modules' lists: who a contact is. The caller's own walls apply.
create view contact_card with (security_invoker = true) as
select organization_id, id, name
from contact;
grant select on contact_card to svara_application;
