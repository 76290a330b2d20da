-- Mails by which a provider asks whether mail may be forwarded to a mailbox; each lies in a conversation of its own as well.
create table mail_verification
(
    organization_id bigint      not null references organization (id),
    mailbox_id      bigint      not null,
    message_id      bigint      not null,
    thread_id       bigint      not null,
    provider        text        not null,
    sender          text        not null,
    -- to be entered at the provider, or to be opened there
    code            text,
    link            text,
    received_at     timestamptz not null,
    primary key (organization_id, mailbox_id, message_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    check (code is not null or link is not null)
);
select wall('mail_verification');
