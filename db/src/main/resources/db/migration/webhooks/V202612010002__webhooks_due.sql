-- What is due of others than a busy organisation is told by the index alone.
drop index webhook_delivery_due_at;
create index webhook_delivery_due_at on webhook_delivery_due (due_at, organization_id);
