-- Erasure (UK GDPR Article 17): its ground, holds, plans and receipts.

create table erasure_note (
    id         uuid primary key,
    number     bigint generated always as identity,
    request_id uuid        not null references request,
    kind       text        not null check (kind in ('ground', 'hold', 'release')),
    ground     text check (ground in ('no-longer-necessary', 'consent-withdrawn', 'objection', 'unlawful', 'legal-obligation', 'child')),
    content    bytea       not null,
    noted_by   text        not null check (length(trim(noted_by)) > 0),
    noted_at   timestamptz not null,
    check ((kind = 'ground') = (ground is not null)),
    -- of a sealed text the database sees the length only, 33 bytes more than the text's
    check (octet_length(content) > 33)
);
create index erasure_note_request on erasure_note (request_id, number);
comment on column erasure_note.content is 'The reasons, sealed by the key of the request';

create table erasure_plan (
    id          uuid primary key,
    number      bigint generated always as identity,
    request_id  uuid        not null references request,
    content     bytea       not null,
    planned_at  timestamptz not null,
    undo_until  timestamptz,
    executed_at timestamptz,
    receipt     text,
    signature   text,
    check ((executed_at is null) = (receipt is null)),
    check ((executed_at is null) = (signature is null)),
    check (executed_at is null or undo_until is not null)
);
create index erasure_plan_request on erasure_plan (request_id, number);
comment on column erasure_plan.content is 'The plan, which names rows: sealed by the key of the request';
comment on column erasure_plan.receipt is 'Tables, counts, actions and grounds; no value and no hash of one';

alter table decision
    -- whoever writes the row: what was done where no interface reaches is told to the person
    add constraint decision_by_hand_reasons check
        (code not in ('erased-by-hand', 'kept-by-hand') or coalesce(octet_length(reasons), 0) > 33);

grant select, insert on erasure_note, erasure_plan to ${application_role};
grant update (undo_until, executed_at, receipt, signature) on erasure_plan to ${application_role};
