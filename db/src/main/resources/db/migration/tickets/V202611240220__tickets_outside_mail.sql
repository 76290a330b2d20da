-- Written by an agent, or from the mailbox's own address, in another program (MBX-4).
alter table message add column outside boolean not null default false;
-- What a message will be once somebody believes that this agent wrote it, or, where there is none, the mailbox's own address:
-- reply or note. Until then it is a note of nobody's.
alter table message
    add column held_as text,
    add column held_agent_id bigint,
    -- new columns are empty: nothing is there to be checked under a lock
    add constraint message_held_as check (held_as in ('reply', 'note')) not valid,
    add constraint message_held_agent foreign key (organization_id, held_agent_id) references agent (organization_id, id) not valid;

-- relayed: given by the relay to a message of ours in place of the id that it left with
alter table message_reference
    drop constraint message_reference_origin_check,
    add constraint message_reference_origin_check check (origin in ('own', 'relayed', 'foreign', 'quoted')) not valid;
