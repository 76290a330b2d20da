-- Named opening hours (SLA-1). A schedule is read and written whole: its hours are one document each.
create table schedule
(
    organization_id   bigint      not null references organization (id),
    id                bigint generated always as identity,
    name              text        not null check (length(name) between 1 and 100),
    zone              text        not null,
    week              jsonb       not null,
    exceptions        jsonb       not null,
    holiday_calendars text[]      not null,
    created_at        timestamptz not null,
    version           bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index schedule_name on schedule (organization_id, lower(name));
select wall('schedule');
