-- An agent's own order of messages. None: as the ticket's mailbox says (MBX-8).
alter table agent
    add column message_order text check (message_order in ('oldest-first', 'newest-first'));
