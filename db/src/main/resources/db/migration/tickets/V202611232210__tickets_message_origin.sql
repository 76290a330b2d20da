-- By which rule the message came into its ticket (TicketMatch's words), null of messages from before; and whether its sender is
-- who they say, as far as the channel has found out.
alter table message add column matched_by text;
alter table message add column authenticity text
    check (authenticity in ('verified', 'unverified', 'suspicious', 'unknown'));

-- Whose mail goes into the trash as it comes: an address, or a whole domain, in lower case.
create table blocked_sender
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    sender          text        not null check (length(sender) between 1 and 320 and sender = lower(sender)),
    blocked_by      bigint      not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, sender),
    foreign key (organization_id, blocked_by) references agent (organization_id, id)
);
create index blocked_sender_agent on blocked_sender (organization_id, blocked_by);
select wall('blocked_sender');
