-- a trusted extension: the owner of a database may make it
create extension if not exists pg_trgm;

create index contact_name_prefix on contact (organization_id, lower(name) text_pattern_ops);
create index contact_address_prefix on contact_address (organization_id, address text_pattern_ops);
create index contact_name_parts on contact using gin (organization_id, lower(name) gin_trgm_ops);
create index contact_address_parts on contact_address using gin (organization_id, address gin_trgm_ops);

-- The addresses of whom somebody may mean by what they have typed so far, best first. LIKE is not leakproof: behind
-- row-level security the planner would read every contact. So this runs as the owner and names the organisation
-- itself, the one that the wall compares with; unset, it finds nothing. Beginnings come first, and are enough where
-- they are many, so that what stands in nearly every name is not gathered; each way of matching gives so many at most.
-- The order "using ~<~" is the index's own.
create function contact_suggestions(typed text, at_most int) returns text[]
    language plpgsql
    stable
    security definer
    set search_path = public, pg_temp
    -- only with the words themselves does the planner see that an index serves
    set plan_cache_mode = force_custom_plan
as
$$
declare
    caller bigint := nullif(current_setting('svara.organization', true), '')::bigint;
    part text := replace(replace(replace(lower(typed), '\', '\\'), '%', '\%'), '_', '\_');
    beginnings text[];
begin
    beginnings := array(
        select found.address
        from ((select a.address
               from contact_address a
               where a.organization_id = caller and a.address like part || '%'
               order by a.address using ~<~
               limit at_most)
              union
              (select a.address
               from (select id
                     from contact
                     where organization_id = caller and lower(name) like part || '%'
                     order by lower(name) using ~<~
                     limit at_most) c
                        join contact_address a on a.organization_id = caller and a.contact_id = c.id)) found
        order by found.address
        limit at_most);
    if cardinality(beginnings) >= at_most or length(typed) < 2 then
        return beginnings;
    end if;
    return beginnings || array(
        select found.address
        from ((select a.address, 1 as rank
               from contact c
                        join contact_address a on a.organization_id = c.organization_id and a.contact_id = c.id
               where c.organization_id = caller and lower(c.name) like '% ' || part || '%'
               limit 10 * at_most)
              union all
              (select a.address, 2
               from contact_address a
               where length(typed) >= 3 and a.organization_id = caller and a.address like '%' || part || '%'
               limit 10 * at_most)
              union all
              (select a.address, 2
               from contact c
                        join contact_address a on a.organization_id = c.organization_id and a.contact_id = c.id
               where length(typed) >= 3 and c.organization_id = caller and lower(c.name) like '%' || part || '%'
               limit 10 * at_most)) found
        where found.address <> all (beginnings)
        group by found.address
        order by min(found.rank), found.address
        limit at_most - cardinality(beginnings));
end
$$;
revoke execute on function contact_suggestions(text, int) from public;
grant execute on function contact_suggestions(text, int) to svara_application;
