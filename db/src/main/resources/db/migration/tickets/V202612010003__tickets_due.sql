-- What is due of others than a busy organisation is told by the index alone.
drop index attachment_scan_due_at;
create index attachment_scan_due_at on attachment_scan_due (due_at, organization_id);
drop index label_suggestion_due_at;
create index label_suggestion_due_at on label_suggestion_due (due_at, organization_id);
