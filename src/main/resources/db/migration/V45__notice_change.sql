-- Versions of the privacy notice, and how a new one comes about (UK GDPR Articles 12 to 14; docs/adr/0029). The notice is
-- public and says nothing about anybody, so it is not sealed.

create table notice_version (
    in_force_from date        primary key,
    content       text        not null,
    sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    summary       text,
    origin        text        not null check (origin in ('file', 'desk')),
    published_at  timestamptz not null
);
comment on table notice_version is 'Every version that was ever in force or whose day is settled; never changed';
comment on column notice_version.in_force_from is 'Its first day in Europe/London';
comment on column notice_version.content is 'As a file: head, a line ---, text';
comment on column notice_version.summary is 'What changes, in the words that people were written; null for a file';

create table notice_change (
    id               uuid        primary key,
    state            text        not null check
        (state in ('drafting', 'judging', 'announcing', 'scheduled', 'in-force', 'given-up')),
    opened_by        text        not null check (length(trim(opened_by)) > 0),
    opened_at        timestamptz not null,
    cluster_id       text,
    process_instance bigint,
    material         boolean,
    mailing_id       uuid,
    in_force_from    date        references notice_version,
    ended_at         timestamptz,
    check ((cluster_id is null) = (process_instance is null)),
    check (mailing_id is null or material),
    check (state not in ('announcing', 'scheduled', 'in-force') or material is not null),
    check (state not in ('scheduled', 'in-force') or in_force_from is not null),
    check ((state in ('in-force', 'given-up')) = (ended_at is not null))
);
comment on column notice_change.in_force_from is 'The version it became; null until its day is settled';
-- a second draft beside the first would be compared with what is about to change
create unique index notice_change_one_under_way on notice_change ((true)) where ended_at is null;

create table notice_draft (
    change_id     uuid        not null references notice_change,
    number        integer     not null check (number > 0),
    title         text        not null,
    in_force_from date        not null,
    supplements   date        references notice_version,
    body          text        not null,
    summary       text        not null,
    author        text        not null check (length(trim(author)) > 0),
    saved_at      timestamptz not null,
    primary key (change_id, number)
);
comment on table notice_draft is 'Each saving is a row: who wrote what, when';
comment on column notice_draft.supplements is 'The version that stays in force beside it; null where it takes the place of all';

create table notice_decision (
    id           uuid        primary key,
    change_id    uuid        not null references notice_change,
    task         text        not null check (task in ('draft', 'judgement')),
    code         text        not null check (code in ('submit', 'give-up', 'material', 'not-material', 'return')),
    draft        integer     not null,
    reasons      text,
    staff        text        not null check (length(trim(staff)) > 0),
    decided_at   timestamptz not null,
    confirmed_at timestamptz,
    foreign key (change_id, draft) references notice_draft,
    check ((task = 'draft') = (code in ('submit', 'give-up'))),
    -- whoever judges says why, and so does who gives up
    check (code = 'submit' or length(trim(reasons)) > 0)
);
create unique index notice_decision_open on notice_decision (change_id, task) where confirmed_at is null;

-- whoever writes the row: who wrote any of it does not judge it
create function refuse_own_judgement() returns trigger language plpgsql as $$
begin
    if new.task = 'judgement'
        and exists (select from notice_draft where change_id = new.change_id and author = new.staff) then
        raise exception 'the notice is judged by somebody who did not write it' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger judgement_by_another before insert or update on notice_decision
    for each row execute function refuse_own_judgement();

grant select, insert on notice_version, notice_draft to ${application_role};
grant select, insert, update on notice_change to ${application_role};
grant select, insert, update on notice_decision to ${application_role};
