-- Of which day a person is sent the privacy notice, where that is not the day of the answer.

create table notice_day (
    request_id uuid primary key references request,
    day        date        not null,
    chosen_by  text        not null,
    chosen_at  timestamptz not null
);
grant select, insert, update on notice_day to ${application_role};
