-- Labels that a ticket seems to need, by what tickets like it have. Gone once it has them, or somebody says no.
create table ticket_label_suggestion
(
    organization_id bigint      not null,
    ticket_id       bigint      not null,
    label_id        bigint      not null,
    -- from 0 to 1
    likelihood      real        not null,
    created_at      timestamptz not null,
    primary key (organization_id, ticket_id, label_id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, label_id) references label (organization_id, id)
);
create index ticket_label_suggestion_label on ticket_label_suggestion (organization_id, label_id);
select wall('ticket_label_suggestion');

-- Tickets whose labels are to be guessed, by ticket.
create table label_suggestion_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index label_suggestion_due_at on label_suggestion_due (due_at);
select directory('label_suggestion_due');
