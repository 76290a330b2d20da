-- Tickets that belong together (TIC-9), and those that seem to: the younger one first.
create table ticket_link
(
    organization_id bigint      not null references organization (id),
    ticket_id       bigint      not null,
    other_id        bigint      not null check (other_id < ticket_id),
    -- by what the one seemed to belong to the other, a Match's word; null where an agent linked them by hand
    suggested_by    text,
    -- null while it is a suggestion
    linked_at       timestamptz,
    linked_by       bigint,
    created_at      timestamptz not null,
    primary key (organization_id, ticket_id, other_id),
    check (linked_at is not null or suggested_by is not null),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, other_id) references ticket (organization_id, id),
    foreign key (organization_id, linked_by) references agent (organization_id, id)
);
create index ticket_link_other on ticket_link (organization_id, other_id, ticket_id);
create index ticket_link_agent on ticket_link (organization_id, linked_by);
select wall('ticket_link');
