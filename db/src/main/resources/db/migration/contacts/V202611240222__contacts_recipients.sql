-- Every outside address that mail came from or went to (MBX-13). Written by each mail, so nothing that a mail changes each time
-- stands in an index: the day of the last use does, which seldom changes, and updates stay within their page.
create table recipient
(
    organization_id bigint      not null references organization (id),
    id              bigint generated always as identity,
    address         text        not null check (length(address) <= 320),
    name            text        not null check (length(name) <= 200),
    received        bigint      not null,
    sent            bigint      not null,
    last_used_at    timestamptz not null,
    -- in UTC
    last_used_on    date        not null,
    primary key (organization_id, id)
) with (fillfactor = 80);
create unique index recipient_address on recipient (organization_id, address);
create index recipient_latest on recipient (organization_id, last_used_on desc, id desc);
create index recipient_address_prefix on recipient (organization_id, address text_pattern_ops);
create index recipient_name_prefix on recipient (organization_id, lower(name) text_pattern_ops);
select wall('recipient');

-- What has been written before, read once. Names as in the latest mail that bears one.
insert into recipient (organization_id, address, name, received, sent, last_used_at, last_used_on)
select used.organization_id, used.address,
       coalesce(left((array_agg(used.name order by used.at desc) filter (where used.name <> ''))[1], 200), ''),
       count(*) filter (where used.received), count(*) filter (where not used.received),
       max(used.at), (max(used.at) at time zone 'UTC')::date
from (select m.organization_id, lower(btrim(m.sender ->> 'email')) as address, coalesce(m.sender ->> 'name', '') as name, m.created_at as at, true as received
      from message m
      where m.kind = 'inbound' and m.sender is not null
      union all
      select m.organization_id, lower(btrim(one ->> 'email')), coalesce(one ->> 'name', ''), m.created_at, false
      from message m
               cross join lateral jsonb_array_elements(
                   coalesce(m.recipients -> 'to', '[]') || coalesce(m.recipients -> 'cc', '[]') || coalesce(m.recipients -> 'bcc', '[]')) one
      where m.kind in ('reply', 'forward', 'auto')) used
where length(used.address) between 3 and 320
  and not exists (select from inbound_address own where own.organization_id = used.organization_id and own.address = used.address)
group by used.organization_id, used.address;

-- after the rows: one pass is cheaper than a step for each
create index recipient_address_parts on recipient using gin (organization_id, address gin_trgm_ops);
create index recipient_name_parts on recipient using gin (organization_id, lower(name) gin_trgm_ops);

-- As before (V202611220503), but of all addresses that mail came from or went to, and not of those that were removed.
create or replace function contact_suggestions(typed text, at_most int) returns text[]
    language plpgsql
    stable
    security definer
    set search_path = public, pg_temp
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
        from ((select r.address
               from recipient r
               where r.organization_id = caller and r.address like part || '%'
               order by r.address using ~<~
               limit at_most)
              union
              (select r.address
               from recipient r
               where r.organization_id = caller and lower(r.name) like part || '%'
               order by lower(r.name) using ~<~
               limit at_most)) found
        order by found.address
        limit at_most);
    if cardinality(beginnings) >= at_most or length(typed) < 2 then
        return beginnings;
    end if;
    return beginnings || array(
        select found.address
        from ((select r.address, 1 as rank
               from recipient r
               where r.organization_id = caller and lower(r.name) like '% ' || part || '%'
               limit 10 * at_most)
              union all
              (select r.address, 2
               from recipient r
               where length(typed) >= 3 and r.organization_id = caller and r.address like '%' || part || '%'
               limit 10 * at_most)
              union all
              (select r.address, 2
               from recipient r
               where length(typed) >= 3 and r.organization_id = caller and lower(r.name) like '%' || part || '%'
               limit 10 * at_most)) found
        where found.address <> all (beginnings)
        group by found.address
        order by min(found.rank), found.address
        limit at_most - cardinality(beginnings));
end
$$;
-- served suggestions, and nothing else
drop index contact_name_prefix, contact_address_prefix, contact_name_parts, contact_address_parts;
