-- Which services the agents of a licence level may be given (ORG-3). The operator writes them; an agent without one may be given all.
create table licence_level
(
    organization_id bigint not null references organization (id),
    id              bigint generated always as identity,
    name            text   not null check (length(name) between 1 and 100),
    -- besides what belongs to none: settings of the whole organisation
    services        text[] not null check (services <@ array ['tickets', 'chat', 'call', 'knowledge', 'forms']),
    primary key (organization_id, id),
    unique (organization_id, name)
);
select wall('licence_level');

alter table agent
    -- null: all services
    add column licence_level_id bigint,
    add constraint agent_licence_level foreign key (organization_id, licence_level_id) references licence_level (organization_id, id);
create index agent_licence_level on agent (organization_id, licence_level_id);

alter table invitation
    -- what the invitee gets; null: all services
    add column licence_level_id bigint,
    add constraint invitation_licence_level foreign key (organization_id, licence_level_id) references licence_level (organization_id, id);
create index invitation_licence_level on invitation (organization_id, licence_level_id);

-- For other modules: whom their licence level keeps from tickets, whatever mailboxes they have. The caller's own walls apply.
create view agent_without_tickets with (security_invoker = true) as
select agent.organization_id, agent.id as agent_id
from agent
         join licence_level level on level.organization_id = agent.organization_id and level.id = agent.licence_level_id
where not 'tickets' = any (level.services);
grant select on agent_without_tickets to svara_application;
