-- The list of one label is read in its own order. Walking all tickets for those that bear a label is slow when none of the
-- newest do. updated_at is the ticket's, and changes with it in one statement.
alter table ticket_label add column updated_at timestamptz;
update ticket_label set updated_at = ticket.updated_at
    from ticket
    where ticket.organization_id = ticket_label.organization_id and ticket.id = ticket_label.ticket_id;
alter table ticket_label alter column updated_at set not null;
create index ticket_label_list on ticket_label (organization_id, label_id, updated_at desc, ticket_id desc);
drop index ticket_label_label;
