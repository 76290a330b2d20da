-- A test mail belongs to no conversation.
alter table mail_outgoing
    alter column thread_id drop not null,
    alter column message_id drop not null,
    add check ((thread_id is null) = (message_id is null));
create index mail_outgoing_tests on mail_outgoing (organization_id, created_at) where message_id is null;
