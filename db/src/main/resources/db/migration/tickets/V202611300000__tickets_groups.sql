-- A ticket is given to a group, to an agent, to both or to none (TIC-10).
alter table ticket
    add column group_id bigint,
    add foreign key (organization_id, group_id) references agent_group (organization_id, id);
-- many tickets have none: these cost nothing
create index ticket_group_list on ticket (organization_id, group_id, updated_at desc, id desc) where group_id is not null;
