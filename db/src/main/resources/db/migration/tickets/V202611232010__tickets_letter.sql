-- What is put around the words that leave a mailbox (MBX-8, MBX-10), and its automatic response (MBX-9). No row: nothing is.
create table mailbox_letter
(
    organization_id  bigint   not null,
    mailbox_id       bigint   not null,
    sender_name      text     not null check (sender_name in ('mailbox', 'agent-at-mailbox')),
    font             text     not null check (length(font) <= 40),
    font_size        smallint not null check (font_size between 10 and 24),
    text_color       text     not null check (text_color ~ '^#[0-9a-f]{6}$'),
    link_color       text     not null check (link_color ~ '^#[0-9a-f]{6}$'),
    signature        text     not null check (length(signature) <= 50000),
    consent          text     not null check (length(consent) <= 50000),
    response         text     not null check (length(response) <= 50000),
    -- outside of opening hours; used where it is on
    outside_on       boolean  not null,
    outside_response text     not null check (length(outside_response) <= 50000),
    version          bigint   not null default 1,
    primary key (organization_id, mailbox_id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
select wall('mailbox_letter');
