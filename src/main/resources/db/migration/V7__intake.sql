-- Intake: post and telephone beside email, siblings of one message, bounces, scanned attachments, and what goes when.

alter table correspondence
    add column channel          text not null default 'email' check (channel in ('email', 'post', 'telephone')),
    add column contact          text,
    add column entered_by       text,
    add column token_request_id uuid,
    add column returned_status  text,
    add column rights           text[]      not null default '{}',
    add column finished_at      timestamptz,
    add column erased_at        timestamptz,
    add check ((channel = 'email') = (entered_by is null));
comment on column correspondence.contact is 'How to reach who wrote or called; null for email, which names its sender';
comment on column correspondence.entered_by is 'Member of staff who entered post or a call';
comment on column correspondence.token_request_id is 'The request whose signed reply token the message carries; that request may be gone';
comment on column correspondence.returned_status is 'A bounce: the status code of RFC 3463, such as 5.1.1';
comment on column correspondence.finished_at is 'When it opened, joined, was closed or handed over: from here its time in the mailbox counts';
comment on column correspondence.erased_at is 'When a message that was no request lost its content; id, dates and hashes stay';
update correspondence set finished_at = stored_at where state in ('opened', 'joined', 'closed', 'by-hand');
create index correspondence_opened_by on correspondence (from_address, finished_at) where state = 'opened';
create index correspondence_to_erase on correspondence (finished_at) where state = 'closed' and erased_at is null;

alter table correspondence_attachment
    add column detected_type text not null default 'application/octet-stream',
    add column scan          text not null default 'none'
        check (scan in ('none', 'pending', 'clean', 'infected', 'refused'));
create index correspondence_attachment_to_scan on correspondence_attachment (correspondence_id) where scan = 'pending';
comment on column correspondence_attachment.detected_type is 'By its content; content_type is the sender''s claim';
comment on column correspondence_attachment.scan is 'none: no scanner was configured; only none and clean are ever shown';

alter table mailbox_message add column expunged_at timestamptz;

alter table triage_decision drop constraint triage_decision_code_check;
alter table triage_decision add column rights text[] not null default '{}';
update triage_decision set code = 'open', rights = '{access}' where code = 'open-access';
alter table triage_decision
    add check (code in ('open', 'join', 'not-a-request', 'by-hand')),
    add check ((code = 'open') = (cardinality(rights) > 0));

-- Requests that no process works: rights without a process yet, and people who cannot be reached by email.
create table by_hand_request (
    request_id  uuid primary key references request,
    reason      text        not null check (reason in ('no-process', 'no-email')),
    answer      text check (length(trim(answer)) > 0),
    answered_by text,
    answered_at timestamptz,
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);
comment on column by_hand_request.answer is 'What was answered, how and when, in the words of the member of staff who did';

grant update (detected_type, scan) on correspondence_attachment to ${application_role};
grant delete on correspondence_attachment to ${application_role};
grant update (content) on correspondence_raw to ${application_role};
grant update (expunged_at) on mailbox_message to ${application_role};
grant update (note) on triage_decision to ${application_role};
grant select, insert, update on by_hand_request to ${application_role};
