-- In which order messages are shown in a mailbox's tickets (MBX-8).
alter table mailbox
    add column message_order text not null default 'oldest-first' check (message_order in ('oldest-first', 'newest-first'));
