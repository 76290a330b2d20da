-- What an agent is writing and has not sent. Only that agent sees it, on all of their devices (TIC-6).
create table ticket_draft
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    agent_id        bigint      not null,
    kind            text        not null check (kind in ('reply', 'note', 'new')),
    -- null for the one ticket that is not there yet
    ticket_id       bigint,
    mailbox_id      bigint,
    subject         text        not null,
    -- as it was sent; it is cleaned whenever it is shown
    html            text        not null,
    -- {"to": [{name, email}], "cc": [...], "bcc": [...]}
    recipients      jsonb       not null,
    mentions        bigint[]    not null,
    -- never given twice to one place, not even after a draft was thrown away: another device may still know the old one
    version         bigint      not null,
    updated_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, agent_id) references agent (organization_id, id),
    foreign key (organization_id, ticket_id) references ticket (organization_id, id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id),
    check ((kind = 'new') = (ticket_id is null))
);
create unique index ticket_draft_place on ticket_draft (organization_id, agent_id, ticket_id, kind) nulls not distinct;
create index ticket_draft_newest on ticket_draft (organization_id, agent_id, updated_at desc, id desc);
create index ticket_draft_ticket on ticket_draft (organization_id, ticket_id);
select wall('ticket_draft');

-- The uploads that a draft needs, so that they are kept as long as it is.
create table ticket_draft_attachment
(
    organization_id bigint  not null,
    draft_id        bigint  not null,
    attachment_id   bigint  not null,
    position        int     not null,
    -- a file beside the text; else a picture that stands in the text only
    listed          boolean not null,
    primary key (organization_id, draft_id, attachment_id),
    foreign key (organization_id, draft_id) references ticket_draft (organization_id, id) on delete cascade,
    foreign key (organization_id, attachment_id) references attachment (organization_id, id)
);
create index ticket_draft_attachment_attachment on ticket_draft_attachment (organization_id, attachment_id);
select wall('ticket_draft_attachment');
