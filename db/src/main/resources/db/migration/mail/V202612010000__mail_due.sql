-- What is due of others than a busy organisation is told by the index alone.
drop index mail_intake_due_at;
create index mail_intake_due_at on mail_intake_due (due_at, organization_id);
drop index mail_outgoing_due_at;
create index mail_outgoing_due_at on mail_outgoing_due (due_at, organization_id);
drop index mail_fetch_due_at;
create index mail_fetch_due_at on mail_fetch_due (due_at, organization_id);
drop index mail_authentication_due_at;
create index mail_authentication_due_at on mail_authentication_due (due_at, organization_id);
