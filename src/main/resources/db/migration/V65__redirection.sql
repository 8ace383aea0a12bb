-- After something reached the wrong person: the right address, proposed by one and agreed to by another.

create table redirection (
    id          uuid primary key,
    request_id  uuid        not null references request,
    address     bytea       not null,
    reason      bytea       not null,
    proposed_by text        not null check (length(trim(proposed_by)) > 0),
    proposed_at timestamptz not null,
    agreed_by   text        check (length(trim(agreed_by)) > 0),
    agreed_at   timestamptz,
    check ((agreed_by is null) = (agreed_at is null)),
    -- a second person looks at it
    check (agreed_by is distinct from proposed_by)
);
create index redirection_request on redirection (request_id, proposed_at);
comment on table redirection is 'Where letters about a request go after something reached the wrong person';
comment on column redirection.address is 'Email address, sealed';
comment on column redirection.reason is 'How we know that it is theirs, sealed';

grant select, insert on redirection to ${application_role};
grant update (agreed_by, agreed_at) on redirection to ${application_role};
