-- Roles bundle permissions (ORG-6). A removed one stays for the log.
create table role
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    name            text        not null check (length(name) between 1 and 100),
    created_at      timestamptz not null,
    removed_at      timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index role_name on role (organization_id, lower(name)) where removed_at is null;
select wall('role');

create table role_permission
(
    organization_id bigint not null,
    role_id         bigint not null,
    permission      text   not null check (length(permission) between 1 and 50),
    primary key (organization_id, role_id, permission),
    foreign key (organization_id, role_id) references role (organization_id, id)
);
select wall('role_permission');

create table agent_role
(
    organization_id bigint      not null,
    agent_id        bigint      not null,
    role_id         bigint      not null,
    granted_at      timestamptz not null,
    primary key (organization_id, agent_id, role_id),
    foreign key (organization_id, agent_id) references agent (organization_id, id),
    foreign key (organization_id, role_id) references role (organization_id, id)
);
create index agent_role_role on agent_role (organization_id, role_id);
select wall('agent_role');

-- Of what an agent may do, apart from the version of their name and address: the two are edited side by side.
alter table agent add column access_version bigint not null default 1;
