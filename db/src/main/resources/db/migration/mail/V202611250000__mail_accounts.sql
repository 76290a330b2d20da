-- Mail about an account (an introduction, a link, a code) leaves from no mailbox and belongs to no conversation.
alter table mail_outgoing
    alter column mailbox_id drop not null,
    add check (mailbox_id is not null or message_id is null);
