-- What makes every effect happen once: the outbox and the outcome registry of the engine.
-- Rows hold opaque ids, codes and dates only.

-- Every effect ever decided, so that deciding it again, even after it has been performed, does nothing.
create table effect (
    name         text        not null,
    business_key text        not null,
    enqueued_at  timestamptz not null default now(),
    settled_at   timestamptz,
    result       text check (result in ('performed', 'failed')),
    primary key (name, business_key),
    check ((settled_at is null) = (result is null))
);
comment on table effect is 'Effects decided, by business key; unsettled ones have their payload in scheduled_tasks';

-- db-scheduler's own table (column names and types are its)
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- The answer of every job, so that a job delivered twice repeats the answer and not the work.
create table job_outcome (
    cluster_id           text        not null,
    element_instance_key bigint      not null,
    job_type             text        not null,
    output               jsonb,
    error_code           text,
    claimed_at           timestamptz not null default now(),
    primary key (cluster_id, element_instance_key),
    check (output is null or error_code is null)
);
comment on column job_outcome.output is 'Variables of the answer; null with error_code null only inside the transaction that does the work';

-- What was deployed to which cluster: the newest row tells whether the models have changed since.
create table engine_deployment (
    id             bigint generated always as identity primary key,
    cluster_id     text        not null,
    sha256         text        not null,
    deployment_key bigint      not null,
    form_keys      bigint[]    not null,
    deployed_at    timestamptz not null default now()
);
create index engine_deployment_cluster on engine_deployment (cluster_id, id desc);

grant select, insert, update on effect to ${application_role};
grant select, insert, update, delete on scheduled_tasks to ${application_role};
grant select, insert, update on job_outcome to ${application_role};
grant select, insert on engine_deployment to ${application_role};
