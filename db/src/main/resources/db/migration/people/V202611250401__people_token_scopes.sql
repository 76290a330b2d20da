-- How far a token reaches. None: as far as its agent, which is what all tokens did before.
alter table api_token
    add column scopes     text[] check (cardinality(scopes) between 1 and 20),
    add column expires_at timestamptz,
    -- who made it, where that is somebody else than whom it speaks for
    add column created_by bigint;
create index api_token_organization on api_token (organization_id, created_at, id);

-- An agent that is no person: what an organisation's own token acts as. Never shown among those whom work is given to.
alter table agent add column technical boolean not null default false;
