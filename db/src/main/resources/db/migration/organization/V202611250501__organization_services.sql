-- What an organisation uses (ORG-19). No row: not activated.
create table organization_service
(
    organization_id bigint      not null references organization (id),
    service         text        not null check (length(service) between 1 and 50),
    activated_at    timestamptz not null,
    -- when somebody had enough of its guide; null: it is shown until its steps are done
    guide_closed_at timestamptz,
    primary key (organization_id, service)
);
select wall('organization_service');

insert into organization_service (organization_id, service, activated_at)
select id, 'tickets', created_at
from organization;
