-- Redaction beside disclosing and withholding, and what staff write of any of them sealed like all that people write.
-- The database never sees a key, so it cannot seal what is there already. No release kept any.

do $$ begin
    if exists (select from element_decision) then
        raise exception 'this case store holds decisions on elements whose reasons were stored before they were sealed'
            using hint = 'It is of an earlier development version. Begin with an empty database; on the embedded stack: -Drightsdesk.embedded.fresh=true';
    end if;
end $$;

drop view element_outcome;
do $$ declare name text; begin
    for name in select conname from pg_constraint where conrelid = 'element_decision'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) ~ '\m(decision|reasons|factors)\M'
    loop
        execute format('alter table element_decision drop constraint %I', name);
    end loop;
end $$;
alter table element_decision
    alter column reasons type bytea using null,
    alter column factors type bytea using null,
    add column seal_id uuid not null default gen_random_uuid(),
    add constraint element_decision_known check (decision in ('disclose', 'redact', 'withhold')),
    -- nothing is kept back without an exemption and reasons, whoever writes the row (UK GDPR Article 12(4)). Of a sealed
    -- text the database sees the length only, 33 bytes more than the text's; the application refuses blank ones
    add constraint element_decision_reasoned check (decision = 'disclose'
        or (exemption is not null and coalesce(octet_length(reasons), 0) > 33)),
    -- others' data only once it was weighed whether to disclose it all the same (DPA 2018 Schedule 2 paragraph 16)
    add constraint element_decision_weighed check (exemption is distinct from 'others-data'
        or coalesce(octet_length(factors), 0) > 33);
comment on column element_decision.factors is 'What was weighed, each question with its answer, sealed; kept with the request';

alter table element_decided add column spans bytea;
comment on column element_decided.spans is 'What is taken out of this element, sealed: words, whole values, parts of pages';

create function refuse_redaction_of_nothing() returns trigger language plpgsql as $$
begin
    if (new.spans is null) = (select decision = 'redact' from element_decision where id = new.decision_id) then
        raise exception 'a redaction says what is taken out, and nothing else does'
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger element_decided_spans before insert on element_decided
    for each row execute function refuse_redaction_of_nothing();

-- the one decision that holds for each element: the last
create view element_outcome with (security_invoker = true) as
select distinct on (d.request_id, d.system, d.table_name, d.row_key)
    d.request_id, d.system, d.table_name, d.row_key, d.decision_id,
    e.decision, e.exemption, e.named, e.reasons, e.factors, e.seal_id, e.decided_by, e.decided_at
from element_decided d join element_decision e on e.id = d.decision_id
order by d.request_id, d.system, d.table_name, d.row_key, d.decision_id desc;

-- redactions add up, until the element is disclosed or withheld as a whole
create view element_redaction with (security_invoker = true) as
select d.request_id, d.system, d.table_name, d.row_key, d.decision_id, d.spans,
    e.exemption, e.named, e.reasons, e.factors, e.seal_id, e.decided_by, e.decided_at
from element_decided d join element_decision e on e.id = d.decision_id
where e.decision = 'redact' and not exists (
    select from element_decided later join element_decision l on l.id = later.decision_id
    where later.request_id = d.request_id and later.system = d.system and later.table_name = d.table_name
        and later.row_key = d.row_key and later.decision_id > d.decision_id and l.decision <> 'redact');

-- Proposals what to redact: other people's names, addresses and numbers in free text. A person decides on each.
create table redaction_proposal (
    id         uuid primary key,
    request_id uuid    not null references request,
    position   integer not null,
    kind       text    not null check (kind in ('known-person', 'name', 'email', 'telephone', 'postcode')),
    content    bytea   not null,
    found      integer not null check (found > 0),
    state      text    not null default 'open' check (state in ('open', 'redacted', 'kept')),
    decided_by text,
    decided_at timestamptz,
    check ((state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null))
);
create index redaction_proposal_request on redaction_proposal (request_id, position);
comment on column redaction_proposal.content is 'The words, sealed';
comment on column redaction_proposal.found is 'In how many elements they stood when they were found';

grant select on element_outcome, element_redaction to ${application_role};
grant select, insert, delete on redaction_proposal to ${application_role};
grant update (state, decided_by, decided_at) on redaction_proposal to ${application_role};
