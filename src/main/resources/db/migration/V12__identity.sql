-- The decision record of identity (UK GDPR Article 12(6)), and evidence that goes once it is decided.

alter table request
    add column party           text not null default 'DATA_SUBJECT'
        check (party in ('DATA_SUBJECT', 'REPRESENTATIVE', 'PORTAL')),
    add column subject_address text;
comment on column request.party is 'Who asks: settled when identity is';
comment on column request.subject_address is 'The address by which the person is searched for; null: the requester''s own';

create sequence identity_record_number;
create table identity_record (
    id              bigint primary key,
    request_id      uuid        not null references request,
    step            text        not null check (step in ('doubt', 'verified', 'ask-evidence', 'not-verified')),
    suggested       text        not null,
    asked           text,
    party           text        not null,
    content         bytea,
    evidence        uuid[]      not null default '{}',
    verifier        text        not null,
    recorded_at     timestamptz not null,
    confirmed_at    timestamptz,
    evidence_gone_at timestamptz,
    check ((step = 'ask-evidence') = (asked is not null))
);
create index identity_record_request on identity_record (request_id, id);
comment on column identity_record.suggested is 'The least intrusive evidence that the decision table considers';
comment on column identity_record.content is 'Doubt, alternatives, what was seen, addresses: sealed by the key of the request';
comment on column identity_record.evidence is 'Messages whose files were evidence; they are taken out once identity is decided';
comment on column identity_record.evidence_gone_at is 'When the files were taken out of the messages (law: kept as a note, never as a document)';

-- files go, what they were stays by hash
alter table correspondence_attachment
    add column sha256   bytea,
    add column taken_at timestamptz;
alter table correspondence add column evidence_taken_at timestamptz;
comment on column correspondence.evidence_taken_at is 'Its files were evidence of identity and are gone: its copies in the mailbox must go too';

grant usage on sequence identity_record_number to ${application_role};
grant select, insert on identity_record to ${application_role};
grant update (confirmed_at, evidence_gone_at) on identity_record to ${application_role};
grant update (content) on correspondence_raw to ${application_role};
grant update (filename, sha256, taken_at) on correspondence_attachment to ${application_role};
