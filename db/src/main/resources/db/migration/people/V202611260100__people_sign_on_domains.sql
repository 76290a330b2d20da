-- E-mail domains that an organisation says are its own. Any number may say so of one; it counts for whom a record in the
-- domain's DNS proves it, and then stands among the ways, too.
create table single_sign_on_domain
(
    organization_id bigint      not null references single_sign_on (organization_id) on delete cascade,
    domain          text        not null check (domain = lower(domain) and length(domain) between 4 and 253),
    -- what the record says, another for each organisation and domain
    token           text        not null check (length(token) between 32 and 100),
    -- lost: it was proved, and the record is gone
    state           text        not null default 'pending' check (state in ('pending', 'proved', 'lost')),
    -- since when it is in this state
    changed_at      timestamptz not null,
    -- when DNS has answered last
    asked_at        timestamptz,
    primary key (organization_id, domain)
);
select wall('single_sign_on_domain');

-- Those who came first have proved nothing yet.
insert into single_sign_on_domain (organization_id, domain, token, changed_at)
select organization_id, word, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), now()
from single_sign_on_way
where word like '%.%';
delete from single_sign_on_way where word like '%.%';

-- Values of the claim acr by which the provider says that there was a second factor, with spaces between them.
alter table single_sign_on
    add column factor_values text not null default '' check (length(factor_values) <= 500);

-- The session whose owner shows once more at the provider who they are; null: a sign-in.
alter table single_sign_on_request
    add column confirms bytea check (length(confirms) = 32);
