-- The last mail by which a mailbox found out whether its mail is forwarded to us (MBX-2).
create table mail_forwarding_test
(
    organization_id bigint      not null references organization (id),
    mailbox_id      bigint      not null,
    -- what the mail bears, and nobody can guess
    token           text        not null,
    outgoing_id     bigint      not null,
    sent_at         timestamptz not null,
    came_at         timestamptz,
    -- the mailbox whose address it came to
    came_to         bigint,
    bounced_at      timestamptz,
    -- what the server that sent it back said
    answer          text check (length(answer) <= 1000),
    primary key (organization_id, mailbox_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    foreign key (organization_id, came_to) references mailbox (organization_id, id),
    check ((came_at is null) = (came_to is null))
);
create unique index mail_forwarding_test_token on mail_forwarding_test (organization_id, token);
create index mail_forwarding_test_came_to on mail_forwarding_test (organization_id, came_to) where came_to is not null;
select wall('mail_forwarding_test');
