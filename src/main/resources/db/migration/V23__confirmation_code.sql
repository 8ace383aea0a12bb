-- Codes sent to the address that is already held, before what is held under it is erased, changed or handed over.

create table confirmation_code (
    id                  uuid primary key,
    request_id          uuid        not null references request,
    round               integer     not null check (round > 0),
    token_hash          bytea       not null unique,
    content             bytea       not null,
    outgoing_message_id uuid        not null unique references outgoing_message,
    sent_at             timestamptz not null,
    expires_at          timestamptz not null,
    wrong_codes         integer     not null default 0 check (wrong_codes between 0 and 5),
    given_at            timestamptz,
    unique (request_id, round),
    check (expires_at > sent_at)
);
comment on column confirmation_code.token_hash is 'Of the token in the link; the token itself is not kept';
comment on column confirmation_code.content is 'The code, sealed by the key of the request';

alter table decision
    -- whoever writes the row: what takes the place of a code is noted, and so is why the desk gives up
    add constraint decision_code_reasons check
        (code not in ('evidence-settles', 'close-unconfirmed') or coalesce(octet_length(reasons), 0) > 33);

grant select, insert on confirmation_code to ${application_role};
grant update (wrong_codes, given_at) on confirmation_code to ${application_role};
