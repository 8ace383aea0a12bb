-- What becomes of each element found: disclosed, unless a signed-in person withholds it under an exemption and says why.
-- Kept by the element's own key, so that a search made again forgets no decision; never changed, only followed by a later one.

create table element_decision (
    id         bigint generated always as identity primary key,
    request_id uuid        not null references request,
    decision   text        not null check (decision in ('disclose', 'withhold')),
    exemption  text        check (exemption in ('others-data', 'legal-privilege', 'crime-and-taxation',
        'corporate-finance', 'management-forecasts', 'negotiations', 'confidential-references')),
    named      boolean     not null default true,
    reasons    text,
    factors    text,
    decided_by text        not null check (length(trim(decided_by)) > 0),
    decided_at timestamptz not null,
    -- nothing is withheld without an exemption and reasons, whoever writes the row (UK GDPR Article 12(4))
    check (decision = 'disclose' or (exemption is not null and reasons is not null and length(trim(reasons)) > 0)),
    -- others' data only once it was weighed whether to disclose it all the same (DPA 2018 Schedule 2 paragraph 16)
    check (exemption is distinct from 'others-data' or (factors is not null and length(trim(factors)) > 0)),
    unique (id, request_id)
);
comment on column element_decision.named is 'Whether the exemption is named to the person; not where naming it would defeat it';
comment on column element_decision.reasons is 'Told to the person';
comment on column element_decision.factors is 'What was weighed; kept with the request';

create table element_decided (
    decision_id bigint not null,
    request_id  uuid   not null,
    system      text   not null,
    table_name  text   not null,
    row_key     text   not null,
    primary key (decision_id, system, table_name, row_key),
    foreign key (decision_id, request_id) references element_decision (id, request_id)
);
create index element_decided_element on element_decided (request_id, system, table_name, row_key, decision_id);

-- the one decision that holds for each element: the last
create view element_outcome with (security_invoker = true) as
select distinct on (d.request_id, d.system, d.table_name, d.row_key)
    d.request_id, d.system, d.table_name, d.row_key, d.decision_id,
    e.decision, e.exemption, e.named, e.reasons, e.factors, e.decided_by, e.decided_at
from element_decided d join element_decision e on e.id = d.decision_id
order by d.request_id, d.system, d.table_name, d.row_key, d.decision_id desc;

-- What lies with the second person, or was approved by them, is no longer the reviewer's to change.
create function element_decisions_open(request uuid) returns boolean language sql stable as $$
    select not coalesce((
        select (kind = 'REVIEW' and code in ('ready', 'refuse')) or (kind = 'APPROVAL' and code = 'approve')
        from decision
        where request_id = request and kind in ('REVIEW', 'APPROVAL') and confirmed_at is not null
        order by confirmed_at desc, id desc limit 1), false)
$$;

create function refuse_late_element_decision() returns trigger language plpgsql as $$
begin
    if not element_decisions_open(new.request_id) then
        raise exception 'the elements of this request were passed to a second person'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger element_decision_in_time before insert on element_decision
    for each row execute function refuse_late_element_decision();
create trigger element_decided_in_time before insert on element_decided
    for each row execute function refuse_late_element_decision();

-- the decision is in the tables above
alter table element drop column decision;

grant select, insert on element_decision, element_decided to ${application_role};
grant select on element_outcome to ${application_role};
