-- A mailbox that is being removed (MBX-1): nothing new comes to it, and a job takes its tickets away.
alter table mailbox
    add column removing_since timestamptz,
    -- where its tickets go; null: into the trash
    add column removing_into  bigint,
    add foreign key (organization_id, removing_into) references mailbox (organization_id, id),
    add check (removing_into is null or removing_since is not null),
    add check (removing_into <> id);
create index mailbox_removing_into on mailbox (organization_id, removing_into) where removing_into is not null;

create table mailbox_removal_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index mailbox_removal_due_at on mailbox_removal_due (due_at);
select directory('mailbox_removal_due');
