-- The request and its one event table. Names, addresses and texts live here and nowhere in the engine.

create sequence request_number;

create table request (
    id                   uuid primary key,
    version              integer     not null,
    reference            text        not null unique check (reference ~ '^R-\d{4}-\d{6,}$'),
    exercised_right      text        not null,
    division             text        not null,
    correspondence_id    uuid        not null,
    received_at          timestamptz not null,
    requester_name       text,
    requester_address    text        not null,
    sender_authenticated boolean     not null,
    cluster_id           text,
    process_instance_key bigint,
    outcome              text,
    closed_at            timestamptz,
    unique (correspondence_id, exercised_right),
    unique (cluster_id, process_instance_key),
    check ((outcome is null) = (closed_at is null))
);
create index request_received on request (received_at desc);

create table request_event (
    id          bigint generated always as identity primary key,
    request_id  uuid        not null references request,
    type        text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    actor       text        not null,
    details     jsonb       not null default '{}'
);
create index request_event_request on request_event (request_id, id);
comment on table request_event is 'Append-only: ledger of the statutory clock, timeline and audit in one. No text of any person.';

grant usage on sequence request_number to ${application_role};
grant select, insert, update on request to ${application_role};
grant select, insert on request_event to ${application_role};
