-- The restrictions of processing (UK GDPR Article 18): decided by staff or, while an objection is weighed, by the process;
-- in force once the systems of record enforce them; lifted only after the person was told (Article 18(3)).

create table restriction (
    request_id     uuid primary key references request,
    ground         text        not null check
        (ground in ('accuracy-contested', 'unlawful-use', 'legal-claims', 'objection-pending')),
    granted        boolean     not null,
    reasons        bytea       not null check (octet_length(reasons) > 33),
    decided_by     text        not null check (length(trim(decided_by)) > 0),
    decided_at     timestamptz not null,
    set_at         timestamptz,
    ending_reasons bytea       check (octet_length(ending_reasons) > 33),
    ending_by      text        check (length(trim(ending_by)) > 0),
    ending_at      timestamptz,
    lifts_on       date,
    lifted_at      timestamptz,
    check (granted or set_at is null),
    check (num_nonnulls(ending_reasons, ending_by, ending_at) in (0, 3)),
    check (ending_at is null or set_at is not null),
    -- whoever writes the row: nothing is lifted of which the person was not told
    check (lifts_on is null or ending_at is not null),
    check (lifted_at is null or lifts_on is not null)
);
comment on table restriction is 'One for a request: a request for restriction, or another while which the use is restricted';
comment on column restriction.reasons is 'Why the ground holds, or does not; sealed';
comment on column restriction.set_at is 'In force from then on; null before, or where it was refused';
comment on column restriction.lifts_on is 'The day told to the person, in Europe/London';
create index restriction_in_force on restriction (set_at) where set_at is not null and lifted_at is null;

-- One person may be restricted on two requests: use goes on once the last of them is lifted.
create table restriction_subject (
    request_id  uuid not null references restriction,
    system      text not null,
    subject_key text not null,
    primary key (request_id, system, subject_key)
);
create index restriction_subject_person on restriction_subject (system, subject_key);

-- Where restriction is what was asked for, the decision is no longer the reviewer's to change once a second person has it.
create function refuse_late_restriction() returns trigger language plpgsql as $$
begin
    if (old.ground, old.granted, old.reasons) is distinct from (new.ground, new.granted, new.reasons)
        and exists (select from request where id = new.request_id and exercised_right = 'RESTRICTION')
        and not element_decisions_open(new.request_id) then
        raise exception 'the restriction was passed to a second person' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger restriction_in_time before update on restriction
    for each row execute function refuse_late_restriction();

grant select, insert, update on restriction to ${application_role};
grant select, insert on restriction_subject to ${application_role};
