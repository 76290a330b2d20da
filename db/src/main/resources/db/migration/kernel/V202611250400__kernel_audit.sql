-- The audit log is a part of the log: which entries belong to it is said when they are written (Audit in Java).
-- From where a person did it is kept with those alone; null for what jobs did.
alter table log_entry
    add column audited boolean not null default false,
    add column address text check (length(address) <= 64),
    add column device  text check (length(device) <= 200);

-- what has been logged before belongs to it by the same rule
update log_entry set audited = true where subject_kind <> 'ticket' or kind in ('ticket.trashed', 'ticket.restored') and actor_kind = 'agent';

-- small beside the whole: the log is tickets' history above all
create index log_entry_audit on log_entry (organization_id, at desc, id desc) where audited;
create index log_entry_audit_actor on log_entry (organization_id, actor_id, at desc, id desc) where audited;
