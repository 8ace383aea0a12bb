-- Complaints to the controller (Data Protection Act 2018 section 164A): a request like any other, and what it is about.

create table complaint (
    request_id       uuid primary key references request,
    topic            text,
    about_request_id uuid references request,
    check (about_request_id <> request_id)
);
comment on column complaint.about_request_id is 'The request whose handling is complained of: who had a hand in it does not look into this';

create table complaint_issue (
    request_id  uuid        not null references request,
    position    integer     not null,
    verdict     text        not null check (verdict in ('upheld', 'partly-upheld', 'not-upheld')),
    content     bytea       not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (request_id, position)
);
comment on column complaint_issue.content is 'What is complained of, what was found, what changed: sealed by the key of the request';

-- the public form
alter table correspondence drop constraint correspondence_channel_check;
alter table correspondence add constraint correspondence_channel_check
    check (channel in ('email', 'post', 'telephone', 'form'));

grant select, insert, update on complaint to ${application_role};
grant select, insert, delete on complaint_issue to ${application_role};
