-- Somebody outside to whom the conversation was forwarded (TIC-8): part of it, but no customer of it.
alter table ticket_participant add column third_party boolean not null default false;
-- What such a person wrote.
alter table message add column third_party boolean not null default false;
