-- Two roles: the owner (who runs this) migrates; svara_application works and owns nothing.
do
$$
begin
    if not exists (select from pg_roles where rolname = 'svara_application') then
        create role svara_application nologin;
    end if;
end
$$;

grant usage on schema public to svara_application;

-- Puts a table of customer rows behind the wall: without svara.organization set, no row is seen or written.
create function wall(target regclass) returns void
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', target);
    execute format(
        'create policy organization_wall on %s using (organization_id = nullif(current_setting(''svara.organization'', true), '''')::bigint)',
        target);
    execute format('grant select, insert, update, delete on %s to svara_application', target);
end
$$;

-- Opens a table that is read before the organisation is known, and therefore holds no customer content.
create function directory(target regclass) returns void
    language plpgsql as
$$
begin
    execute format('grant select, insert, update, delete on %s to svara_application', target);
end
$$;

-- an organisation and a word in one index (a trusted extension: the owner of a database may make it)
create extension if not exists btree_gin;
