-- Others whose data stands in what was found are asked whether it may be given (DPA 2018 Schedule 2 paragraph 16(2)(a)
-- and (3)(c)). Beside disclosing, redacting and withholding: being asked, which no answer leaves the house with.

alter table element_decision
    drop constraint element_decision_known,
    drop constraint element_decision_reasoned,
    add constraint element_decision_known check (decision in ('disclose', 'redact', 'withhold', 'ask')),
    -- nothing is kept back without an exemption and reasons, whoever writes the row (UK GDPR Article 12(4))
    add constraint element_decision_reasoned check (decision in ('disclose', 'ask')
        or (exemption is not null and coalesce(octet_length(reasons), 0) > 33));

-- redactions add up, until the element is disclosed or withheld as a whole; asking takes none of them back
create or replace view element_redaction with (security_invoker = true) as
select d.request_id, d.system, d.table_name, d.row_key, d.decision_id, d.spans,
    e.exemption, e.named, e.reasons, e.factors, e.seal_id, e.decided_by, e.decided_at
from element_decided d join element_decision e on e.id = d.decision_id
where e.decision = 'redact' and not exists (
    select from element_decided later join element_decision l on l.id = later.decision_id
    where later.request_id = d.request_id and later.system = d.system and later.table_name = d.table_name
        and later.row_key = d.row_key and later.decision_id > d.decision_id and l.decision in ('disclose', 'withhold'));

create table third_party_ask (
    id          uuid primary key,
    request_id  uuid        not null references request,
    decision_id bigint      not null,
    content     bytea       not null,
    named       boolean     not null,
    token_hash  bytea       not null unique,
    token       bytea       not null,
    asked_by    text        not null check (length(trim(asked_by)) > 0),
    asked_at    timestamptz not null,
    reply_by    date        not null,
    reminded_at timestamptz,
    answer      text check (answer in ('agreed', 'refused')),
    remark      bytea,
    answered_by text,
    answered_at timestamptz,
    silent_on   date,
    foreign key (decision_id, request_id) references element_decision (id, request_id),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index third_party_ask_request on third_party_ask (request_id, asked_at);
create index third_party_ask_decision on third_party_ask (decision_id);
comment on table third_party_ask is 'One question to one other person; the elements are those of its decision';
comment on column third_party_ask.content is 'Who is asked, what they are told, and when the requester agreed to be named: sealed JSON';
comment on column third_party_ask.named is 'Whether the requester is named in the letter; only where they agreed';
comment on column third_party_ask.token is 'What opens the page where they answer; sealed';

-- Whoever writes the row: nothing that somebody is being asked about goes to a second person as ready.
create function refuse_ready_while_asking() returns trigger language plpgsql as $$
begin
    if new.kind = 'REVIEW' and new.code = 'ready' and new.confirmed_at is not null and old.confirmed_at is null
        and exists (select from element e where e.request_id = new.request_id and 'ask' = (
            select c.decision from element_decided d join element_decision c on c.id = d.decision_id
            where d.request_id = e.request_id and d.system = e.system and d.table_name = e.table_name
                and d.row_key = e.row_key
            order by d.decision_id desc limit 1)) then
        raise exception 'elements of this request are still to be decided: somebody was asked about them'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger decision_not_while_asking before update on decision
    for each row execute function refuse_ready_while_asking();

grant select, insert on third_party_ask to ${application_role};
grant update (reminded_at, answer, remark, answered_by, answered_at, silent_on) on third_party_ask to ${application_role};
