-- By which channel an answer goes, and why; passwords told by another channel; tracked post; a wrong recipient.

create table delivery_channel (
    id         bigint generated always as identity primary key,
    request_id uuid        not null references request,
    seal_id    uuid        not null unique,
    channel    text        not null check (channel in ('download', 'encrypted-email', 'post')),
    reason     bytea       not null,
    address    bytea,
    decided_by text        not null check (length(trim(decided_by)) > 0),
    decided_at timestamptz not null,
    -- what goes by post goes to an address
    check ((channel = 'post') = (address is not null))
);
create index delivery_channel_request on delivery_channel (request_id, id);
comment on table delivery_channel is 'The channel that staff chose for an answer; the last one holds';
comment on column delivery_channel.reason is 'Why, sealed';
comment on column delivery_channel.address is 'The postal address, line by line, sealed';

create table answer_password (
    bundle_id  uuid primary key references bundle,
    request_id uuid        not null references request,
    password   bytea       not null,
    made_at    timestamptz not null
);
comment on table answer_password is 'What opens an archive that went encrypted; told by another channel, deleted with the archive';
comment on column answer_password.password is 'Sealed';

alter table delivery drop constraint delivery_outcome_check,
    add constraint delivery_outcome_check check (outcome in ('sent', 'failed', 'to-post', 'posted'));
alter table delivery_decision add column tracked_number text;
comment on column delivery_decision.tracked_number is 'Of the tracked post; null where it was not tracked, which the note explains';

create table wrong_recipient (
    id          uuid primary key,
    request_id  uuid        not null references request,
    content     bytea       not null,
    reported_by text        not null check (length(trim(reported_by)) > 0),
    reported_at timestamptz not null
);
create index wrong_recipient_request on wrong_recipient (request_id, reported_at);
comment on table wrong_recipient is 'Something about this request reached somebody else: everything on its way was stopped';
comment on column wrong_recipient.content is 'What happened, sealed';

grant select, insert on wrong_recipient to ${application_role};
grant select, insert on delivery_channel, answer_password to ${application_role};
grant delete on answer_password to ${application_role};
