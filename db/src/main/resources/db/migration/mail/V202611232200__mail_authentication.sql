-- The name that the sending server gave itself. Null where no server handed the mail over, and of mail from before.
alter table mail_intake add column helo text;

-- What SPF, DKIM and DMARC say of a message that came by SMTP. Made with the message, checked afterwards: DNS is asked for nothing
-- while mail is taken in.
create table mail_authentication
(
    organization_id bigint      not null references organization (id),
    message_id      bigint      not null,
    -- who handed the mail over, by which names
    remote_address  text        not null,
    helo            text        not null,
    sender          text        not null,
    recipient       text        not null,
    tls             boolean     not null,
    received_at     timestamptz not null,
    -- the mail, for as long as it has to be looked at; afterwards the message alone names it
    raw_sha256      bytea,
    checked_at      timestamptz,
    result          jsonb,
    primary key (organization_id, message_id),
    foreign key (organization_id, raw_sha256) references blob (organization_id, sha256)
);
create index mail_authentication_raw on mail_authentication (organization_id, raw_sha256) where raw_sha256 is not null;
select wall('mail_authentication');

create table mail_authentication_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index mail_authentication_due_at on mail_authentication_due (due_at);
select directory('mail_authentication_due');
