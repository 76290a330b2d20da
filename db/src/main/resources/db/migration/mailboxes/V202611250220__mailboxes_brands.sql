-- The mailbox from which a brand writes where nothing else says (ORG-2). None: nobody has chosen one, or not any longer.
create table brand_mailbox
(
    organization_id bigint not null,
    brand_id        bigint not null,
    mailbox_id      bigint,
    version         bigint not null default 1,
    primary key (organization_id, brand_id),
    foreign key (organization_id, brand_id) references brand (organization_id, id),
    foreign key (organization_id, mailbox_id) references mailbox (organization_id, id)
);
create index brand_mailbox_mailbox on brand_mailbox (organization_id, mailbox_id);
select wall('brand_mailbox');
