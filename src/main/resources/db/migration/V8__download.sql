-- The answer as one archive, fetched by its requester at a page of the desk.

-- An email may carry a secret; once the mail server has taken it, only the same email without it is kept.
alter table outgoing_message
    add column kept        bytea,
    add column attended_at timestamptz,
    add column attended_by text,
    add check ((attended_at is null) = (attended_by is null));
comment on column outgoing_message.kept is 'The email without its secret; takes the place of the whole one as soon as that is sent';
comment on column outgoing_message.attended_at is 'When staff saw to a letter that failed for good';

create table bundle (
    id                  uuid primary key,
    request_id          uuid        not null references request,
    business_key        text        not null unique,
    outgoing_message_id uuid unique references outgoing_message,
    file_name           text        not null,
    size_bytes          bigint      not null,
    sha256              bytea       not null,
    created_at          timestamptz not null,
    first_fetched_at    timestamptz
);
create index bundle_request on bundle (request_id, created_at);
comment on column bundle.outgoing_message_id is 'The email by which it was first announced';

-- In parts of one length, so that a download is resumed anywhere without reading what lies before.
create table bundle_part (
    bundle_id uuid    not null references bundle on delete cascade,
    position  integer not null,
    content   bytea   not null,
    primary key (bundle_id, position)
);
alter table bundle_part alter column content set storage external;

-- Neither token nor code is kept: of the token a hash, of the code a slow hash that takes the token to compute.
create table download_link (
    id                  uuid primary key,
    bundle_id           uuid        not null references bundle,
    issue               integer     not null check (issue > 0),
    token_hash          bytea       not null unique,
    code_hash           text        not null,
    outgoing_message_id uuid        not null unique references outgoing_message,
    code_message_id     uuid unique references outgoing_message,
    issued_by           text        not null,
    issued_at           timestamptz not null,
    sent_at             timestamptz,
    expires_at          timestamptz,
    wrong_codes         integer     not null default 0,
    used_at             timestamptz,
    voided_at           timestamptz,
    unique (bundle_id, issue),
    check ((sent_at is null) = (expires_at is null))
);
comment on column download_link.code_message_id is 'Null where staff give the code by another channel';

create table download_session (
    token_hash bytea primary key,
    link_id    uuid        not null references download_link,
    started_at timestamptz not null,
    ends_at    timestamptz not null
);
create index download_session_link on download_session (link_id);

grant select, insert on bundle, bundle_part, download_link, download_session to ${application_role};
grant update (size_bytes, sha256, outgoing_message_id, first_fetched_at) on bundle to ${application_role};
grant update (sent_at, expires_at, wrong_codes, used_at, voided_at) on download_link to ${application_role};
grant update (ends_at) on download_session to ${application_role};
