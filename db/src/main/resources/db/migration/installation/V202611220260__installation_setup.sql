-- Written once, when the installation gets its first organisation: whether that was the demo's.
create table installation_setup
(
    only_one     boolean     not null primary key default true check (only_one),
    demo         boolean     not null,
    completed_at timestamptz not null
);
select directory('installation_setup');
