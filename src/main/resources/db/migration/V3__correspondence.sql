-- Every message in and out. Names, addresses and texts live here and nowhere in the engine.

create table correspondence (
    id                   uuid primary key,
    state                text        not null default 'stored' check (state in
                             ('stored', 'parsed', 'unparsed', 'classified', 'opened', 'joined', 'closed', 'by-hand')),
    received_at          timestamptz not null,
    stored_at            timestamptz not null,
    fingerprint          bytea       not null unique,
    read_attempts        integer     not null default 0,
    message_id           text,
    in_reply_to          text,
    reference_ids        text[]      not null default '{}',
    from_address         text,
    from_name            text,
    to_addresses         text[]      not null default '{}',
    subject              text,
    sent_at              timestamptz,
    body_text            text        not null default '',
    complete             boolean     not null default false,
    automatic            text,
    authenticated        boolean     not null default false,
    classification       text,
    rules_version        text,
    threaded             boolean     not null default false,
    suggested_request_id uuid references request,
    request_id           uuid references request
);
create index correspondence_unread on correspondence (received_at) where state = 'stored';
create index correspondence_request on correspondence (request_id, received_at);
comment on column correspondence.received_at is 'INTERNALDATE of the mail server: when it reached the company (UK GDPR Article 12A)';
comment on column correspondence.fingerprint is 'Recognises the same message under another UID or UIDVALIDITY';
comment on column correspondence.complete is 'False when a part of the message could not be read or kept: staff look at it';
comment on column correspondence.automatic is 'Why it is taken for automatic mail (RFC 3834); null when a person wrote it';

-- Committed before anything is parsed.
create table correspondence_raw (
    correspondence_id uuid primary key references correspondence,
    content           bytea   not null,
    sha256            bytea   not null,
    cut               boolean not null
);

create table correspondence_attachment (
    correspondence_id uuid    not null references correspondence,
    position          integer not null,
    filename          text,
    content_type      text    not null,
    size_bytes        bigint  not null,
    primary key (correspondence_id, position)
);

-- The words that made the classifier say what it said.
create table correspondence_finding (
    correspondence_id uuid    not null references correspondence,
    position          integer not null,
    exercised_right   text    not null,
    rule              text    not null,
    words             text    not null,
    weight            integer not null,
    primary key (correspondence_id, position)
);

-- Where each message lies in the mailbox; copies of one message share a correspondence.
create table mailbox_message (
    mailbox           text   not null,
    uid_validity      bigint not null,
    uid               bigint not null,
    correspondence_id uuid   not null references correspondence,
    primary key (mailbox, uid_validity, uid)
);

create table mailbox_position (
    mailbox      text   not null,
    uid_validity bigint not null,
    last_uid     bigint not null,
    primary key (mailbox, uid_validity)
);

create table triage_decision (
    id                bigint generated always as identity primary key,
    correspondence_id uuid        not null references correspondence,
    code              text        not null check (code in ('open-access', 'join', 'not-a-request', 'by-hand')),
    joins_request_id  uuid references request,
    note              text,
    decided_by        text        not null,
    decided_at        timestamptz not null,
    confirmed_at      timestamptz,
    check ((code = 'join') = (joins_request_id is not null))
);
create index triage_decision_correspondence on triage_decision (correspondence_id, id);

-- The complete bytes of an outgoing email, made once: what is sent again after a crash is the same message.
create table outgoing_message (
    id           uuid primary key,
    request_id   uuid        not null references request,
    purpose      text        not null,
    business_key text        not null unique,
    message_id   text        not null unique,
    recipient    text        not null,
    subject      text        not null,
    mime         bytea       not null,
    state        text        not null check (state in ('prepared', 'queued', 'sent', 'failed')),
    created_at   timestamptz not null,
    finished_at  timestamptz,
    failure_code text,
    check ((state in ('sent', 'failed')) = (finished_at is not null))
);
create index outgoing_message_request on outgoing_message (request_id, created_at);

-- One attempt to bring an answer to its requester.
create table delivery (
    id                  uuid primary key,
    request_id          uuid        not null references request,
    outgoing_message_id uuid        not null references outgoing_message,
    attempt             integer     not null check (attempt > 0),
    outcome             text check (outcome in ('sent', 'failed', 'posted')),
    created_at          timestamptz not null,
    finished_at         timestamptz,
    unique (outgoing_message_id, attempt),
    check ((outcome is null) = (finished_at is null))
);

create table delivery_decision (
    id           bigint generated always as identity primary key,
    delivery_id  uuid        not null references delivery,
    code         text        not null check (code in ('retry', 'posted')),
    note         text,
    decided_by   text        not null,
    decided_at   timestamptz not null,
    confirmed_at timestamptz
);
create index delivery_decision_delivery on delivery_decision (delivery_id, id);

grant select, insert, update on correspondence, mailbox_position, outgoing_message, delivery to ${application_role};
grant select, insert on correspondence_raw, correspondence_attachment, correspondence_finding, mailbox_message,
    triage_decision, delivery_decision to ${application_role};
grant delete on correspondence_finding to ${application_role};
grant update (confirmed_at) on triage_decision, delivery_decision to ${application_role};
