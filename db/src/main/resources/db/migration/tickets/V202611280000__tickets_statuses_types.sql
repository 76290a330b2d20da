-- Which status a ticket gets when its customer writes again (none marked: Reply), and when an agent gives it to
-- somebody (none marked: it stays as it is). At most one each (TIC-1).
alter table ticket_status
    add column after_customer   boolean not null default false,
    add column after_assignment boolean not null default false;
create unique index ticket_status_after_customer on ticket_status (organization_id) where after_customer;
create unique index ticket_status_after_assignment on ticket_status (organization_id) where after_assignment;

-- What tickets are about in the organisation's own words (TIC-3). A removed one keeps its name on its tickets.
create table ticket_type
(
    organization_id bigint not null references organization (id),
    id              bigint generated always as identity,
    name            text   not null check (length(name) between 1 and 100),
    position        int    not null,
    removed_at      timestamptz,
    version         bigint not null default 1,
    primary key (organization_id, id)
);
create unique index ticket_type_name on ticket_type (organization_id, lower(name)) where removed_at is null;
select wall('ticket_type');

alter table ticket
    add column type_id bigint,
    add foreign key (organization_id, type_id) references ticket_type (organization_id, id);
-- most tickets have none: these cost nothing
create index ticket_type_list on ticket (organization_id, type_id, updated_at desc, id desc) where type_id is not null;

-- Steps of a guide that the organisation looked at and left as they were (ORG-19).
alter table organization_service add column kept_steps text[] not null default '{}';
