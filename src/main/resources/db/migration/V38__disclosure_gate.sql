-- The disclosure gate opens the finished answer before it goes. What it finds opens the review again; what stands in
-- the place of something kept back and is given all the same was released by a second person.

create table disclosure_finding (
    id         uuid primary key,
    request_id uuid        not null references request,
    found_at   timestamptz not null,
    content    bytea       not null
);
create index disclosure_finding_request on disclosure_finding (request_id, found_at);
comment on column disclosure_finding.content is 'What was found and where, sealed';

create table disclosure_release (
    id          uuid primary key,
    request_id  uuid        not null references request,
    content     bytea       not null,
    released_by text        not null check (length(trim(released_by)) > 0),
    released_at timestamptz not null
);
create index disclosure_release_request on disclosure_release (request_id);
comment on column disclosure_release.content is 'The words that may be given though they are kept back elsewhere, sealed';

-- What lies with the second person, or was approved by them, is no longer the reviewer's to change, unless the gate
-- found something since.
create or replace function element_decisions_open(request uuid) returns boolean language sql stable as $$
    select not coalesce((
        select ((kind = 'REVIEW' and code in ('ready', 'refuse')) or (kind = 'APPROVAL' and code = 'approve'))
            and not exists (select from disclosure_finding f
                where f.request_id = request and f.found_at >= d.confirmed_at)
        from decision d
        where d.request_id = request and kind in ('REVIEW', 'APPROVAL') and confirmed_at is not null
        order by confirmed_at desc, id desc limit 1), false)
$$;

grant select, insert on disclosure_finding, disclosure_release to ${application_role};
