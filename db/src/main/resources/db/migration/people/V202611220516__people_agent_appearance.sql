-- How an agent wants the desk, on every device. No language: as the browser says.
alter table agent
    add column language text check (language in ('en', 'sv', 'no')),
    add column theme    text not null default 'system' check (theme in ('light', 'dark', 'system'));
