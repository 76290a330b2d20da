-- a trusted extension: the owner of a database may make it
create extension if not exists pg_trgm;

create index contact_name_prefix on contact (organization_id, lower(name) text_pattern_ops);
create index contact_address_prefix on contact_address (organization_id, address text_pattern_ops);
create index contact_name_parts on contact using gin (organization_id, lower(name) gin_trgm_ops);
create index contact_address_parts on contact_address using gin (organization_id, address gin_trgm_ops);

-- The addresses of whom somebody may mean by what they have typed so far, best first. LIKE is not leakproof: behind
-- row-level security the planner would read every contact. So this runs as the owner and names the organisation
-- itself, the one that the wall compares with; unset, it finds nothing. Each way of matching gives so many at most,
-- and what is short is looked for at beginnings only, for nearly every name holds it somewhere.
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
    organization bigint := nullif(current_setting('svara.organization', true), '')::bigint;
    part text := replace(replace(replace(lower(typed), '\', '\\'), '%', '\%'), '_', '\_');
begin
    return array(
        select found.address
        from ((select a.address, 0 as rank
               from contact_address a
               where a.organization_id = organization and a.address like part || '%'
               order by a.address
               limit at_most)
              union all
              (select a.address, 0
               from contact c
                        join contact_address a on a.organization_id = c.organization_id and a.contact_id = c.id
               where c.organization_id = organization and lower(c.name) like part || '%'
               order by lower(c.name), c.id
               limit at_most)
              union all
              (select a.address, 1
               from contact c
                        join contact_address a on a.organization_id = c.organization_id and a.contact_id = c.id
               where length(typed) >= 2 and c.organization_id = organization and lower(c.name) like '% ' || part || '%'
               limit 10 * at_most)
              union all
              (select a.address, 2
               from contact_address a
               where length(typed) >= 3 and a.organization_id = organization and a.address like '%' || part || '%'
               limit 10 * at_most)
              union all
              (select a.address, 2
               from contact c
                        join contact_address a on a.organization_id = c.organization_id and a.contact_id = c.id
               where length(typed) >= 3 and c.organization_id = organization and lower(c.name) like '%' || part || '%'
               limit 10 * at_most)) found
        group by found.address
        order by min(found.rank), found.address
        limit at_most);
end
$$;
revoke execute on function contact_suggestions(text, int) from public;
grant execute on function contact_suggestions(text, int) to svara_application;
