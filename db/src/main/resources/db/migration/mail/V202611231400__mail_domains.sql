-- A domain that the organisation writes from: the key that its mail is signed with (locked under the installation's own key),
-- and what the domain's DNS said when it was last asked.
create table mail_domain
(
    organization_id bigint      not null references organization (id),
    domain          text        not null check (length(domain) between 1 and 255),
    selector        text        not null check (selector ~ '^[a-z0-9]{1,63}$'),
    private_key     bytea       not null,
    public_key      bytea       not null,
    created_at      timestamptz not null,
    checked_at      timestamptz,
    found           jsonb,
    primary key (organization_id, domain)
);
select wall('mail_domain');
