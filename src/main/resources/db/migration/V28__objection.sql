-- What a person objects to, purpose by purpose, and how it was weighed (UK GDPR Article 21(1)).

create table objection (
    request_id  uuid        not null references request,
    purpose     text        not null,
    outcome     text        not null check (outcome in ('stop', 'withdraw', 'continue')),
    ground      text        check (ground in ('compelling-grounds', 'legal-claims')),
    balancing   bytea       not null,
    decided_by  text        not null check (length(trim(decided_by)) > 0),
    decided_at  timestamptz not null,
    stopped_at  timestamptz,
    primary key (request_id, purpose),
    -- whoever writes the row: going on is for us to justify
    check ((outcome = 'continue') = (ground is not null)),
    check (stopped_at is null or outcome <> 'continue')
);
comment on column objection.purpose is 'Id of the purpose in the data map';
comment on column objection.outcome is 'withdraw: the purpose rests on consent, which the objection withdraws (Article 7(3))';
comment on column objection.balancing is 'The situation of the person, our interests, what was weighed and the reasons; sealed';

create function refuse_late_objection() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.balancing is not distinct from new.balancing then
        return new; -- only what became of it
    end if;
    if not element_decisions_open(coalesce(new.request_id, old.request_id)) then
        raise exception 'the objection was passed to a second person' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end $$;
create trigger objection_in_time before insert or update or delete on objection
    for each row execute function refuse_late_objection();

grant select, insert, update, delete on objection to ${application_role};
