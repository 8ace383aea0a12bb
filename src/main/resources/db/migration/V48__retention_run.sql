-- Retention runs over the systems of record (UK GDPR Article 5(1)(e)): what was found, who approved it, how far it is.
-- Codes, counts and keys of rows only; what a row says stays in its system.

create table retention_run (
    id                   uuid primary key,
    number               bigint generated always as identity,
    due_on               date        not null,
    started_by           text        not null check (length(trim(started_by)) > 0),
    started_at           timestamptz not null,
    cluster_id           text,
    process_instance_key bigint,
    planned_at           timestamptz,
    paused_by            text,
    paused_at            timestamptz,
    outcome              text check (outcome in ('done', 'declined', 'nothing-due')),
    finished_at          timestamptz,
    receipt              text,
    signature            text,
    unique (cluster_id, process_instance_key),
    check ((outcome is null) = (finished_at is null)),
    check ((paused_by is null) = (paused_at is null)),
    check ((receipt is null) = (signature is null)),
    check (outcome is distinct from 'done' or receipt is not null)
);
comment on column retention_run.due_on is 'Rows are over whose period ended before that day, Europe/London';

create table retention_run_rule (
    run_id      uuid    not null references retention_run,
    position    integer not null,
    system      text    not null,
    rule        text    not null,
    due         bigint  not null,
    held        jsonb   not null default '{}',
    batches     integer not null default 0,
    last_key    text,
    taken       bigint  not null default 0,
    lines       jsonb   not null default '[]',
    anonymised  jsonb,
    finished_at timestamptz,
    primary key (run_id, position),
    unique (run_id, system, rule)
);
comment on column retention_run_rule.due is 'Rows that were over when it was planned; taken: those that were seen to';
comment on column retention_run_rule.held is 'Rows over and kept, by what keeps them';

create table retention_approval (
    id         bigint generated always as identity primary key,
    run_id     uuid        not null references retention_run,
    code       text        not null check (code in ('approve', 'decline')),
    decided_by text        not null check (length(trim(decided_by)) > 0),
    decided_at timestamptz not null,
    unique (run_id, decided_by)
);

-- Whose data must be kept whatever the rules say: a claim is brought or expected.
create table person_hold (
    id          uuid primary key,
    system      text        not null,
    subject_key text        not null,
    reasons     bytea       not null check (octet_length(reasons) > 33),
    held_by     text        not null check (length(trim(held_by)) > 0),
    held_at     timestamptz not null,
    released_by text        check (length(trim(released_by)) > 0),
    released_at timestamptz,
    check ((released_at is null) = (released_by is null))
);
create index person_hold_in_force on person_hold (system, subject_key) where released_at is null;
comment on column person_hold.reasons is 'Why they are kept: sealed by a key of the hold';

-- What looks wrong in the data (UK GDPR Article 5(1)(d)), for a person to look at.
create table data_finding (
    id         uuid primary key,
    kind       text        not null check (kind in ('unreachable', 'duplicate', 'impossible-date')),
    system     text        not null,
    table_name text        not null,
    row_key    text        not null,
    column_name text       not null,
    run_id     uuid        not null references retention_run,
    found_at   timestamptz not null,
    settled    text check (settled in ('corrected', 'right-as-it-is')),
    settled_by text,
    settled_at timestamptz,
    unique (kind, system, table_name, row_key, column_name),
    check ((settled is null) = (settled_by is null) and (settled is null) = (settled_at is null))
);
create index data_finding_open on data_finding (run_id) where settled is null;

grant select, insert, update on retention_run, retention_run_rule, person_hold to ${application_role};
grant select, insert on retention_approval to ${application_role};
grant select, insert, update on data_finding to ${application_role};
