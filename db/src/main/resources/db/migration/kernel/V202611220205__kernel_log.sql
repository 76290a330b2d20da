-- The append-only log: ids and facts, no personal text, for it outlives an erased person.
create table log_entry (
    organization_id bigint not null,
    id bigint generated always as identity,
    at timestamptz not null,
    -- the writing transaction: catch-up by snapshot stays exact although transactions commit out of order
    xid bigint not null default pg_current_xact_id()::text::bigint,
    actor_kind text not null,
    actor_id bigint,
    cause text not null,
    kind text not null,
    subject_kind text not null,
    subject_id bigint not null,
    facts jsonb not null default '{}',
    primary key (organization_id, id, at)
) partition by range (at);

create index log_entry_subject on log_entry (organization_id, subject_kind, subject_id, at desc, id desc);
create index log_entry_xid on log_entry (organization_id, xid);

select wall('log_entry');
-- written once: nobody but the owner changes or removes history
revoke update, delete on log_entry from svara_application;

-- Safety net for entries outside the months that are there.
create table log_entry_other partition of log_entry default;

-- Makes the partitions of this month and the three after it. Runs as the owner, whoever calls it, because the
-- application owns nothing. A month that already has rows in the safety net takes them over. It gives up rather
-- than queue behind a long query, for all others would queue behind it; it is called again.
create function log_entry_partitions() returns integer
    language plpgsql
    security definer
    set search_path = public, pg_temp
    set timezone = 'UTC'
    set lock_timeout = '2s'
as
$$
declare
    made integer := 0;
    first_day timestamptz;
    next_first_day timestamptz;
    partition_name text;
begin
    -- one node at a time
    perform pg_advisory_xact_lock(hashtext('log_entry_partitions'));
    for ahead in 0..3 loop
        first_day := date_trunc('month', now()) + make_interval(months => ahead);
        next_first_day := first_day + interval '1 month';
        partition_name := 'log_entry_' || to_char(first_day, 'YYYY_MM');
        continue when to_regclass(partition_name) is not null;

        -- made beside and attached: that does not stop the readers and writers of the other months
        execute format('create table %I (like log_entry including defaults including constraints including indexes)', partition_name);
        execute format(
            'with moved as (delete from log_entry_other where at >= %L and at < %L returning *) insert into %I select * from moved',
            first_day, next_first_day, partition_name);
        execute format('alter table log_entry attach partition %I for values from (%L) to (%L)', partition_name, first_day, next_first_day);
        made := made + 1;
    end loop;
    return made;
end
$$;

revoke execute on function log_entry_partitions() from public;
grant execute on function log_entry_partitions() to svara_application;

select log_entry_partitions();

-- What the followers have yet to see. Read before the organisation is known, and without content.
create table log_outbox (
    organization_id bigint not null,
    id bigint not null,
    -- empty: all followers; a name: the one that failed on this entry and gets it again
    follower text not null default '',
    lane smallint not null,
    at timestamptz not null,
    -- null: at once
    due_at timestamptz,
    attempts smallint not null default 0,
    last_error text,
    primary key (organization_id, id, follower)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, fillfactor = 90);

create index log_outbox_lane on log_outbox (lane, organization_id, id);

select directory('log_outbox');

-- What a follower could not take after several tries, kept until somebody sends it again.
create table log_parked (
    organization_id bigint not null,
    id bigint not null,
    follower text not null,
    at timestamptz not null,
    parked_at timestamptz not null,
    attempts smallint not null,
    error text not null,
    primary key (organization_id, id, follower)
);

create index log_parked_time on log_parked (organization_id, parked_at desc, id desc);

select wall('log_parked');

-- Which run of this database a client's cursor belongs to: renewed by a restore, after which old cursors mean nothing.
create table installation (
    only_one boolean primary key default true check (only_one),
    generation uuid not null default gen_random_uuid()
);

insert into installation default values;

select directory('installation');
