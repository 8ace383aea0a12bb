-- Who received a person's data, and what each was told of an erasure, a rectification or a restriction (UK GDPR Article 19).

-- Taken down before the change, for an erasure takes the rows that say it.
create table recipient_note (
    request_id uuid primary key references request,
    noted_at   timestamptz not null,
    content    bytea       not null
);
comment on column recipient_note.content is 'Recipients with their contacts and what they were sent, and corrections: sealed JSON';

create table recipient_round (
    id         uuid primary key,
    request_id uuid        not null references recipient_note,
    kind       text        not null check (kind in ('erased', 'rectified', 'restricted', 'restriction-lifted')),
    opened_at  timestamptz not null,
    sent_on    date,
    reply_by   date check (reply_by > sent_on),
    unique (request_id, kind),
    check ((sent_on is null) = (reply_by is null))
);
comment on table recipient_round is 'One change of which all recipients are told';

create table recipient_notice (
    id          uuid primary key,
    round_id    uuid    not null references recipient_round,
    position    integer not null check (position > 0),
    token_hash  bytea   not null unique,
    token       bytea   not null,
    decision    text check (decision in ('told-otherwise', 'impossible', 'disproportionate')),
    reasons     bytea,
    decided_by  text,
    decided_at  timestamptz,
    sent_at     timestamptz,
    reminded_at timestamptz,
    answer      text check (answer in ('done', 'not-held', 'refused', 'impossible')),
    remark      bytea,
    answered_by text,
    answered_at timestamptz,
    silent_on   date,
    unique (round_id, position),
    -- whoever writes the row: who is not told is not told for reasons
    check ((decision is null) = (reasons is null) and (decision is null) = (decided_by is null)
        and (decision is null) = (decided_at is null)),
    check (decision is null or sent_at is null),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
comment on column recipient_notice.position is 'Place of the recipient in the note';
comment on column recipient_notice.token is 'What opens the page where the recipient answers; sealed';

grant select, insert, update on recipient_note, recipient_round, recipient_notice to ${application_role};
