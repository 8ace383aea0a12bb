-- Personal data breaches (UK GDPR Articles 33 and 34). Every one stays in the register, whatever the outcome.

create sequence breach_number;

create table breach (
    id                   uuid primary key,
    reference            text        not null unique check (reference ~ '^B-\d{4}-\d{6,}$'),
    source               text        not null check (source in
                             ('staff', 'complaint', 'wrong-recipient', 'audit', 'stray-bounce')),
    source_id            text        not null,
    request_id           uuid references request,
    aware_at             timestamptz not null,
    raised_at            timestamptz not null,
    raised_by            text        not null,
    cluster_id           text,
    process_instance_key bigint,
    facts                bytea       not null,
    people               integer check (people >= 0),
    records              integer check (records >= 0),
    data_kind            text check (data_kind in ('ordinary', 'exploitable', 'special')),
    severity             text check (severity in ('low', 'moderate', 'high')),
    likelihood           text check (likelihood in ('unlikely', 'possible', 'likely')),
    unreadable           boolean,
    contained            boolean,
    assessed_by          text,
    assessed_at          timestamptz,
    advice               text check (advice in ('log', 'regulator', 'people')),
    decision             text check (decision in ('log', 'regulator', 'people', 'assess-again')),
    decision_reasons     bytea,
    decided_by           text,
    decided_at           timestamptz,
    confirmed_at         timestamptz,
    agreement            text check (agreement in ('agree', 'return')),
    agreed_by            text,
    agreed_at            timestamptz,
    affected_decision    text check (affected_decision in ('write', 'exception')),
    exception            text check (exception in ('unreadable', 'risk-removed', 'disproportionate')),
    affected             bytea,
    affected_count       integer check (affected_count >= 0),
    affected_by          text,
    affected_at          timestamptz,
    closed_at            timestamptz,
    unique (source, source_id),
    unique (cluster_id, process_instance_key),
    check (aware_at <= raised_at),
    check ((assessed_at is null) = (assessed_by is null)),
    check (assessed_at is null
        or (people is not null and data_kind is not null and severity is not null and likelihood is not null
            and unreadable is not null and contained is not null)),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    check ((agreement is null) = (agreed_by is null)),
    -- whoever writes the row: the second person is another
    check (agreed_by <> decided_by),
    check ((affected_decision is null) = (affected is null)),
    check (coalesce(affected_decision, '') <> 'exception' or exception is not null)
);
create index breach_newest on breach (raised_at desc);
create index breach_request on breach (request_id);
comment on column breach.source_id is 'What raised it: the same twice is one breach';
comment on column breach.aware_at is 'From here 72 hours count (Article 33(1))';
comment on column breach.facts is 'What happened, whose data, effects, measures, advice: sealed JSON';
comment on column breach.confirmed_at is 'When the process took the decision up: from then on it stands';
comment on column breach.affected is 'Who is written to, or why nobody is (Article 34(3)): sealed JSON';

-- What the regulator was told, phase by phase (Article 33(4)).
create table breach_report (
    breach_id   uuid        not null references breach,
    phase       integer     not null check (phase > 0),
    content     bytea       not null,
    missing     text        not null check (missing ~ '^[a-z,-]*$'),
    made_by     text        not null,
    made_at     timestamptz not null,
    sent_at     timestamptz,
    channel     text check (channel in ('online', 'telephone', 'email', 'post')),
    receipt     bytea,
    recorded_by text,
    primary key (breach_id, phase),
    check ((sent_at is null) = (channel is null) and (sent_at is null) = (recorded_by is null))
);
comment on column breach_report.content is 'The report as it was made, with the reasons for a delay: sealed JSON';
comment on column breach_report.missing is 'Codes of the items of Article 33(3) that were not known yet';
comment on column breach_report.receipt is 'The regulator''s reference; sealed';

-- A breach has a chain of events like a request, in the same table, sealed and verified alike. Its id stands where a
-- request's does: the two cannot be mistaken, for ids are random. EventChain refuses events of neither.
alter table request_event drop constraint request_event_request_id_fkey;
comment on column request_event.request_id is 'The request, or the breach, whose event it is';

grant usage on sequence breach_number to ${application_role};
grant select, insert, update on breach, breach_report to ${application_role};
