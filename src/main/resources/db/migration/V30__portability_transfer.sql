-- To whom a person wants their data sent (UK GDPR Article 20(2)), who decided about it, and what came of it.

create table portability_transfer (
    request_id uuid primary key references request,
    id         uuid        not null unique,
    method     text        not null check (method in ('download', 'upload')),
    name       bytea       not null,
    target     bytea       not null,
    country    text        not null check (country ~ '^[A-Z]{2}$'),
    chosen_by  text        not null,
    chosen_at  timestamptz not null,
    cleared_by text,
    cleared_at timestamptz,
    clearance  bytea,
    started_at timestamptz,
    message_id uuid,
    bundle_id  uuid,
    outcome    text check (outcome in ('sent', 'failed')),
    failure    text,
    settled_at timestamptz,
    receipt    bytea,
    -- whoever writes the row: what leaves the United Kingdom and the EEA is decided by a second person, with reasons
    check (cleared_by is distinct from chosen_by),
    check ((cleared_by is null) = (clearance is null) and (cleared_by is null) = (cleared_at is null)),
    check ((outcome is null) = (settled_at is null)),
    check ((failure is not null) = (outcome is not distinct from 'failed'))
);
comment on column portability_transfer.target is 'Email address or HTTPS address; sealed, as are name, clearance and receipt';

grant select, insert, update, delete on portability_transfer to ${application_role};
