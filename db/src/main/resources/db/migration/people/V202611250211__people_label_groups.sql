-- A label that is bound to groups is chosen by their agents only (ORG-9). It stands here, for an organisation's labels
-- know nothing of its people.
create table label_group
(
    organization_id bigint not null,
    label_id        bigint not null,
    group_id        bigint not null,
    primary key (organization_id, label_id, group_id),
    foreign key (organization_id, label_id) references label (organization_id, id),
    foreign key (organization_id, group_id) references agent_group (organization_id, id)
);
create index label_group_group on label_group (organization_id, group_id);
select wall('label_group');
