-- From here on the application seals what people wrote, what is held about them and what was written to them, before
-- any of it reaches the database: see uk.rightsdesk.vault. The database cannot do that for rows that are there already,
-- since it never sees a key. No release kept any, so a store of an earlier development version is refused, not changed.

do $$ begin
    if exists (select from request) or exists (select from correspondence) then
        raise exception 'this case store holds content that was stored before content was sealed'
            using hint = 'It is of an earlier development version. Begin with an empty database; on the embedded stack: -Drightsdesk.embedded.fresh=true';
    end if;
end $$;

-- messages in: one sealed content for all that was read of a message
drop index correspondence_opened_by;
alter table correspondence
    drop column message_id,
    drop column in_reply_to,
    drop column reference_ids,
    drop column from_address,
    drop column from_name,
    drop column to_addresses,
    drop column subject,
    drop column body_text,
    drop column contact,
    add column content bytea,
    add column from_hash bytea;
create index correspondence_opened_by on correspondence (from_hash, finished_at) where state = 'opened';
comment on column correspondence.from_hash is 'Keyed hash of the sender''s address in lower case: finds messages of the same sender';
comment on column correspondence.content is 'Sender, recipients, ids, subject and text, sealed by the key of the message';
alter table correspondence_attachment alter column filename type bytea using null;
alter table correspondence_finding alter column words type bytea using ''::bytea;
comment on column correspondence_raw.content is 'The message as it came, sealed by a key of its own; empty where the server gave none';
alter table triage_decision
    alter column note type bytea using null,
    add column note_id uuid not null default gen_random_uuid();
alter table by_hand_request
    drop constraint by_hand_request_answer_check,
    alter column answer type bytea using null;

-- requests and decisions: every text by itself, by the key of the request
drop index request_requester;
alter table request
    alter column requester_name type bytea using null,
    alter column requester_address type bytea using ''::bytea,
    alter column subject_address type bytea using null,
    add column requester_hash bytea;
create index request_requester_hash on request (requester_hash);
comment on column request.requester_hash is 'Keyed hash of the address in lower case: finds requests of the same requester';

alter table decision
    drop constraint if exists decision_check,
    drop constraint decision_reasons,
    drop constraint decision_question,
    drop constraint decision_evidence;
alter table decision
    alter column reasons type bytea using null,
    alter column question type bytea using null,
    alter column evidence type bytea using null,
    alter column citation type bytea using null,
    add column seal_id uuid not null default gen_random_uuid(),
    -- whoever writes the row: UK GDPR Articles 12(4), 12(5), 12A and 15(3). Of a sealed text the database sees the
    -- length only, 33 bytes more than the text's; the application refuses blank ones
    add constraint decision_reasons check
        (code not in ('ask-evidence', 'not-verified', 'return', 'ask-clarification', 'extend', 'charge-fee', 'refuse', 'waived')
            or coalesce(octet_length(reasons), 0) > 33),
    add constraint decision_question check
        (code <> 'ask-clarification' or coalesce(octet_length(question), 0) > 33),
    add constraint decision_evidence check
        (code <> 'refuse' or ground = 'exemption' or coalesce(octet_length(evidence), 0) > 33);

-- messages out and what came of them
alter table outgoing_message
    alter column recipient type bytea using ''::bytea,
    alter column subject type bytea using ''::bytea;
alter table delivery_decision
    alter column note type bytea using null,
    add column note_id uuid not null default gen_random_uuid();

-- what was found
alter table collection alter column report type bytea using ''::bytea;
alter table element alter column data type bytea using ''::bytea;
comment on column element.row_key is 'Opaque key of the row in its table; in the clear, for decisions are found by it';
alter table element_file alter column file_name type bytea using null;
