-- What a search found about a person, element by element, until the answer has been given.

create table collection (
    request_id   uuid primary key references request,
    collected_at timestamptz not null,
    report       jsonb       not null
);
comment on column collection.report is 'Systems searched, how and with what result, nothing held included (UK GDPR Article 15(1A))';

create table element (
    request_id   uuid    not null references request,
    position     integer not null,
    system       text    not null,
    table_name   text    not null,
    row_key      text    not null,
    label        text    not null,
    category     text    not null,
    names_others boolean not null,
    decision     text    not null default 'disclose' check (decision in ('disclose')),
    data         jsonb   not null,
    primary key (request_id, position)
);

create table element_file (
    request_id  uuid    not null,
    position    integer not null,
    column_name text    not null,
    file_name   text,
    media_type  text,
    content     bytea   not null,
    primary key (request_id, position, column_name),
    foreign key (request_id, position) references element on delete cascade
);

-- a search made again takes the place of the one before
grant select, insert, update, delete on collection, element, element_file to ${application_role};
