-- A mail's words wait in a list of their index and are merged into it together. The more, the cheaper: of a thousand
-- terms a mail, 2.3 ms with lists of 4 MB, which is PostgreSQL's own limit, 1.0 ms with 64 MB (1,600 mails). But each search
-- reads the list as well. So it may be long while mail pours in, and is emptied every few seconds by somebody whom no
-- mail waits for. Runs as the owner, whoever calls it: only they may.
create function ticket_search_upkeep() returns bigint
    language plpgsql
    security definer
    set search_path = public, pg_temp
    set work_mem = '32MB'
    set lock_timeout = '2s'
as
$$
declare
    words record;
    pages bigint := 0;
begin
    for words in
        select index.oid::regclass as name, index.reloptions
        from pg_inherits part
            join pg_index of_part on of_part.indrelid = part.inhrelid
            join pg_class index on index.oid = of_part.indexrelid
            join pg_am method on method.oid = index.relam
        where part.inhparent = 'ticket_search'::regclass and method.amname = 'gin'
    loop
        -- a quarter that has begun since
        if words.reloptions is null then
            execute format('alter index %s set (gin_pending_list_limit = 65536)', words.name);
        end if;
        pages := pages + gin_clean_pending_list(words.name);
    end loop;
    return pages;
end
$$;
revoke execute on function ticket_search_upkeep() from public;
grant execute on function ticket_search_upkeep() to svara_application;
select ticket_search_upkeep();
