-- The data keys of stored content, each wrapped by a master key that only the environment knows. Whoever has a copy of
-- this table and the master key can read what the key protects: back it up apart from the rest and for days only, so
-- that a destroyed key is soon destroyed everywhere.

create table content_key (
    kind          text        not null,
    owner_id      uuid        not null,
    master_key_id text        not null,
    wrapped_key   bytea       not null,
    created_at    timestamptz not null,
    primary key (kind, owner_id)
);
create index content_key_master on content_key (master_key_id);
comment on table content_key is 'Deleting a row destroys the content of that message or request';

grant select, insert, update, delete on content_key to ${application_role};
