-- What an organisation wants to know of its tickets beside what every ticket has (TIC-3). Names are per language, as of
-- statuses. Options, of choices only: [{"id": "1", "name": "Express", "removed": false}, ...] in their order; an id is
-- never given twice within a field. A removed field keeps its name and values on its tickets.
create table ticket_field
(
    organization_id bigint  not null references organization (id),
    id              bigint generated always as identity,
    kind            text    not null check (kind in ('text', 'number', 'date', 'choice', 'multi-choice', 'checkbox', 'user')),
    names           jsonb   not null,
    options         jsonb   not null default '[]',
    required        boolean not null default false,
    position        int     not null,
    removed_at      timestamptz,
    version         bigint  not null default 1,
    primary key (organization_id, id)
);
select wall('ticket_field');

-- One row where something is said, none where nothing is. The value as the API has it: a text, a number or a day as text,
-- the id of an option or an agent, a list of ids, true.
create table ticket_field_value
(
    organization_id bigint not null,
    ticket_id       bigint not null,
    field_id        bigint not null,
    value           jsonb  not null,
    primary key (organization_id, ticket_id, field_id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, field_id) references ticket_field (organization_id, id)
);
create index ticket_field_value_field on ticket_field_value (organization_id, field_id);
select wall('ticket_field_value');
