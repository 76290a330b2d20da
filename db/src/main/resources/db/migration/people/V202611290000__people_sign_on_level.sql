-- Who is made an agent as they come by single sign-on gets this licence level (ORG-3).
alter table single_sign_on
    -- null: all services
    add column licence_level_id bigint,
    add constraint single_sign_on_licence_level foreign key (organization_id, licence_level_id) references licence_level (organization_id, id);
create index single_sign_on_licence_level on single_sign_on (organization_id, licence_level_id);
