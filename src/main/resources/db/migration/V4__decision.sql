-- What a signed-in person decided; the reasons are free text and stay here.

create table decision (
    id           bigint generated always as identity primary key,
    request_id   uuid        not null references request,
    kind         text        not null,
    code         text        not null,
    reasons      text,
    decided_by   text        not null,
    decided_at   timestamptz not null,
    confirmed_at timestamptz,
    -- no asking for evidence, refusal or return without reasons, whoever writes the row
    check (code not in ('ask-evidence', 'not-verified', 'return') or length(trim(reasons)) > 0)
);
create index decision_request on decision (request_id, kind, id);

grant select, insert on decision to ${application_role};
grant update (confirmed_at) on decision to ${application_role};
