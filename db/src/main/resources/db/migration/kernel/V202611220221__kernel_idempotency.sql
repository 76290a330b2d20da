-- The answer to a write that named an Idempotency-Key, kept so that a repeated call gets it again.
-- The row is inserted first and filled last, in the write's own transaction: there is never a done
-- write without its answer. Kernel knows no agents, hence no foreign key to them.
create table idempotency_key
(
    organization_id bigint      not null references organization (id),
    agent_id        bigint      not null,
    key             text        not null check (length(key) between 1 and 200),
    request_hash    bytea       not null check (length(request_hash) = 32),
    created_at      timestamptz not null,
    status          integer,
    location        text,
    body            text,
    primary key (organization_id, agent_id, key)
);
create index idempotency_key_age on idempotency_key (organization_id, created_at);
select wall('idempotency_key');
