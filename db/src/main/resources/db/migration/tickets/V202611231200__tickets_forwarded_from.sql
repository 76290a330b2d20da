-- Who wrote the mail that this one forwards, found when it was taken in: {"name", "email"}. Null where nothing is
-- forwarded, or nobody knows by whom it was written, and in messages from before.
alter table message add column forwarded_from jsonb;
