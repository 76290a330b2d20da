-- The counters of the default filters read this alone, never the tickets: each filter is a set of statuses in a set
-- of mailboxes, some with an assignee or with none. Many rows with the same values take little room.
create index ticket_counting on ticket (organization_id, mailbox_id, status_kind, assignee_id) where trashed_at is null;

-- The newest changed of what is done, also where nearly all that has changed of late is not.
create index ticket_done on ticket (organization_id, updated_at desc, id desc)
    where trashed_at is null and status_kind in ('solved', 'closed');
