-- What a person says is wrong, datum by datum, and what was decided of each (UK GDPR Article 16). A refused item is the
-- record that the accuracy of the datum was challenged.

create table rectification_item (
    id           uuid primary key,
    request_id   uuid        not null references request,
    system       text        not null,
    table_name   text        not null,
    row_key      text        not null,
    column_name  text        not null,
    claim        bytea       not null,
    recorded_by  text        not null check (length(trim(recorded_by)) > 0),
    recorded_at  timestamptz not null,
    decision     text        check (decision in ('correct', 'supplement', 'refuse')),
    opinion      boolean     not null default false,
    verdict      bytea,
    decided_by   text        check (length(trim(decided_by)) > 0),
    decided_at   timestamptz,
    check (num_nonnulls(decision, verdict, decided_by, decided_at) in (0, 4)),
    unique (request_id, system, table_name, row_key, column_name)
);
comment on column rectification_item.claim is 'Which datum, what was held, what the person says is wrong and right, and the evidence seen; sealed';
comment on column rectification_item.verdict is 'The new value or statement, and the reasons; sealed';
comment on column rectification_item.opinion is 'Whether the datum is an opinion recorded as one';

-- Committed before the systems of record are changed, so that what was begun is finished, and once.
create table rectification_plan (
    id         uuid primary key,
    request_id uuid  not null references request,
    occasion   text  not null,
    plan       bytea not null,
    refused_at timestamptz,
    unique (request_id, occasion)
);
comment on table rectification_plan is 'Holds the new values, sealed; the id is known to the systems of record';
comment on column rectification_plan.refused_at is 'When a system of record did not take it';

-- What lies with the second person is no longer the reviewer's to change, unless a system of record did not take it since.
create function rectification_open(request uuid) returns boolean language sql stable as $$
    select element_decisions_open(request) or exists (
        select from rectification_plan
        where request_id = request and refused_at >
            (select max(confirmed_at) from decision where request_id = request))
$$;

create function refuse_late_rectification() returns trigger language plpgsql as $$
begin
    if not rectification_open(coalesce(new.request_id, old.request_id)) then
        raise exception 'the items of this request were passed to a second person'
            using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger rectification_in_time before insert or update or delete on rectification_item
    for each row execute function refuse_late_rectification();

grant select, insert, update on rectification_plan to ${application_role};
grant select, insert, update, delete on rectification_item to ${application_role};
