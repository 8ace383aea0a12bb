-- The watch over deadlines, the calendar it counts by, and what the daily sweep found. Ids, codes and dates only.

-- Bank holidays proclaimed or moved after a release: the newest version counts, the others tell what was known when.
create table bank_holiday_calendar (
    id              bigint generated always as identity primary key,
    last_known_year integer     not null,
    imported_at     timestamptz not null
);

create table bank_holiday_override (
    calendar_id bigint  not null references bank_holiday_calendar,
    position    integer not null,
    on_date     date    not null,
    division    text    not null check (division in ('EW', 'SC', 'NI')),
    holiday     boolean not null,
    primary key (calendar_id, position)
);

-- What the watch of a request knows and has done last: its timer in the engine counts to next_rung_at.
create table deadline_watch (
    request_id     uuid primary key references request,
    due_on         date        not null,
    safe_due_on    date        not null,
    rung           text        not null,
    next_days_left integer,
    next_rung_at   timestamptz,
    looked_at      timestamptz not null
);
comment on column deadline_watch.rung is 'The highest rung fired for this deadline; lower again where the deadline has moved away';
comment on column deadline_watch.next_days_left is 'Days left at the next rung; null where the next is the end of the period, or none';

-- The daily sweep: what it found stays until the next.
create table deadline_sweep (
    id            bigint generated always as identity primary key,
    swept_at      timestamptz not null,
    open_requests integer     not null,
    engine_asked  boolean     not null,
    rearmed       integer     not null
);

create table request_attention (
    request_id uuid not null references request,
    reason     text not null,
    due_on     date,
    primary key (request_id, reason)
);
create index request_open on request (id) where outcome is null;

grant select, insert on bank_holiday_calendar, bank_holiday_override, deadline_sweep to ${application_role};
grant select, insert, update on deadline_watch to ${application_role};
grant select, insert, update, delete on request_attention to ${application_role};
