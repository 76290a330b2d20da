-- What the virus checker says of a file. Null where there is no checker, or was none when the file came.
-- The detail is the virus' name, or why the file was not checked.
alter table attachment add column scan text check (scan in ('waiting', 'clean', 'infected', 'unchecked'));
alter table attachment add column scan_detail text;

-- Files to be checked, by attachment.
create table attachment_scan_due
(
    organization_id bigint      not null,
    id              bigint      not null,
    due_at          timestamptz not null,
    attempts        smallint    not null default 0,
    primary key (organization_id, id)
);
create index attachment_scan_due_at on attachment_scan_due (due_at);
select directory('attachment_scan_due');
