-- A mail server that takes what leaves from one mailbox, in place of the installation's own way out.
create table mail_relay
(
    organization_id bigint  not null references organization (id),
    mailbox_id      bigint  not null,
    host            text    not null check (length(host) between 1 and 255),
    port            integer not null check (port between 1 and 65535),
    security        text    not null check (security in ('tls', 'starttls', 'plain')),
    user_name       text,
    -- locked under the installation's own key
    password        bytea,
    version         bigint  not null default 1,
    -- what the last look at it found, and when that was
    verdict         text,
    answer          text,
    checked_at      timestamptz,
    primary key (organization_id, mailbox_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    check ((user_name is null) = (password is null)),
    check ((verdict is null) = (checked_at is null))
);
select wall('mail_relay');
