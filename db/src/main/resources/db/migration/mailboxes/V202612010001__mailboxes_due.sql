-- What is due of others than a busy organisation is told by the index alone.
drop index mailbox_removal_due_at;
create index mailbox_removal_due_at on mailbox_removal_due (due_at, organization_id);
