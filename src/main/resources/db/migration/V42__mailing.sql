-- One service message to many people, such as that their data were in a breach (UK GDPR Article 34) or that the privacy
-- notice has changed: each person written to once, whatever stops in between.

create table mailing (
    id           uuid primary key,
    kind         text        not null check (kind in ('breach-notice', 'notice-change')),
    matter_id    uuid        not null,
    content      bytea       not null,
    found_system text,
    found_key    text,
    opened_at    timestamptz not null,
    addressed_at timestamptz,
    finished_at  timestamptz,
    unique (kind, matter_id),
    check ((found_system is null) = (found_key is null))
);
comment on column mailing.matter_id is 'The breach or the version of the notice; one mailing for each';
comment on column mailing.content is 'Subject and text, the same for everyone but for the name; sealed by the key of the mailing';
comment on column mailing.found_key is 'The last person taken down: from there the search goes on';
comment on column mailing.addressed_at is 'When everyone had been taken down';

create table mailing_letter (
    id           uuid primary key,
    mailing_id   uuid        not null references mailing,
    seq          bigint      not null generated always as identity,
    system       text        not null,
    person_key   text        not null,
    person_hash  bytea,
    addressee    bytea       not null,
    state        text        not null check (state in ('listed', 'queued', 'sent', 'failed', 'bounced')),
    queued_at    timestamptz,
    finished_at  timestamptz,
    failure_code text,
    attended_by  text,
    attended_at  timestamptz,
    unique (mailing_id, system, person_key),
    unique (mailing_id, person_hash),
    check ((state in ('failed', 'bounced')) = (failure_code is not null)),
    check ((attended_at is null) = (attended_by is null)),
    check (attended_at is null or state in ('failed', 'bounced'))
);
create index mailing_letter_state on mailing_letter (mailing_id, state, seq);
comment on column mailing_letter.person_hash is 'Keyed hash of address and name: who holds two accounts is written to once';
comment on column mailing_letter.addressee is 'Address and name, sealed by the key of the mailing';
comment on column mailing_letter.attended_at is 'When staff noted that the person was reached in another way';

grant select, insert, update on mailing, mailing_letter to ${application_role};
