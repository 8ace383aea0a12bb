-- What was erased in systems of record, so that it can be erased again after a backup was restored there
-- (UK GDPR Article 17; java -jar rightsdesk.jar reerase). Keys of rows and keyed hashes; no value.

create table erased_plan (
    plan_id   uuid        primary key,
    plan      jsonb       not null,
    opened_at timestamptz not null
);
comment on table erased_plan is 'Plans of erasures, as they were approved: tables, columns, actions, keys';

create table erased_identifier (
    plan_id     uuid  not null references erased_plan,
    system      text  not null,
    subject_key text  not null,
    kind        text  not null check (kind in ('email', 'phone')),
    hash        bytea not null check (octet_length(hash) between 32 and 64),
    primary key (plan_id, system, subject_key, kind)
);
create index erased_identifier_hash on erased_identifier (hash);
comment on column erased_identifier.hash is 'Keyed hash of the identifier, to recognise a re-import and for nothing else';

create table erased_system (
    plan_id     uuid        not null references erased_plan,
    system      text        not null,
    executed_at timestamptz not null,
    primary key (plan_id, system)
);

create table erasure_ledger (
    plan_id    uuid   not null,
    system     text   not null,
    step       int    not null,
    page       bigint not null,
    table_name text   not null,
    action     text   not null check (action in ('DELETE', 'DELETE_UNREFERENCED', 'CHANGE')),
    row_keys   text[] not null check (cardinality(row_keys) > 0),
    primary key (plan_id, system, step, page),
    foreign key (plan_id, system) references erased_system
);
comment on table erasure_ledger is 'Surrogate keys of the rows erased, up to 10,000 of a table in a row';

grant select, insert on erased_plan, erased_identifier, erased_system, erasure_ledger to ${application_role};
